// Many knots are logarithms of small counts, and happen to be famous numbers.
/* oxlint-disable oxc/approx-constant */
import type { AdditiveModel } from './additive-model.ts';

/** Written by `eval/fit/checker.ts` (its head says how); do not edit. BENCHMARKS.md has the figures. */
export const MODELS: Readonly<Record<'en' | 'ko' | 'mixed', AdditiveModel>> = {
  en: {
    intercept: -5.749,
    curves: [
      { knots: [0, 0.3988, 0.507, 0.5983, 0.6667, 0.7279, 0.783, 0.8391, 0.8932, 0.9851, 1], steps: [0.3595, 0, 0, 0, 0.01952, 0, 0, 0, 0.03258, 0.05463] }, // wholeCoverage
      { knots: [0, 0.3815, 0.4967, 0.5829, 0.654, 0.7254, 0.7835, 0.8369, 0.8974, 1], steps: [0.06664, 0, 0, 0, 0, 0, 0, 0, 0] }, // wholeContent
      { knots: [0, 0.3386, 0.454, 0.5404, 0.6127, 0.6848, 0.7462, 0.8155, 0.8729, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0] }, // literalContent
      { knots: [0, 0.2676, 0.3463, 0.409, 0.4606, 0.5291, 0.5957, 0.6636, 0.7512, 0.8707, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // bestCoverage
      { knots: [0, 0.2573, 0.3406, 0.4083, 0.4605, 0.5275, 0.593, 0.6723, 0.7577, 0.8843, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // bestContent
      { knots: [0, 0.3394, 0.4268, 0.4914, 0.5529, 0.6162, 0.6868, 0.7512, 0.828, 0.9458, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0.08142, 0, 0] }, // pairCoverage
      { knots: [0, 0.282, 0.3704, 0.4228, 0.4765, 0.5351, 0.6, 0.6771, 0.7526, 0.8896, 1], steps: [0, 0, 0, 0, 0.08824, 0, 0, 0, 0, 0.01408] }, // windowCoverage
      { knots: [0, 0.6, 0.6167, 1], steps: [0.183, 0, 0] }, // names
      { knots: [0, 0.324, 0.4681, 0.5682, 0.6579, 0.741, 0.8115, 0.9037, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0] }, // knownWords
      { knots: [0, 0.3964, 0.5071, 0.6, 0.6761, 0.7824, 1], steps: [0, 0, 0, 0.09331, 0.03537, 0] }, // otherWords
      { knots: [0, 0.1111, 0.2558, 0.3572, 0.4492, 0.5222, 0.6147, 0.7, 0.8215, 1], steps: [0, 0.1529, 0, 0, 0.06188, 0, 0, 0, 0] }, // firstHalf
      { knots: [0, 0.1314, 0.2578, 0.3444, 0.4514, 0.5335, 0.6381, 0.7603, 1], steps: [0, 0, 0.02909, 0, 0, 0, 0, 0] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.1176, 0.1667, 0.2143, 0.2667, 0.3333, 0.4, 0.5, 0.7143, 1], steps: [0.2997, 0, 0, 0, 0, 0, 0.1388, 0, 0.7161] }, // saidOnce
      { knots: [0, 0.07692, 0.125, 0.1667, 0.2222, 0.2963, 0.3636, 0.5, 0.6667, 1], steps: [0, 0.07915, 0, 0, 0, 0, 0.007879, 0, 0.1169] }, // bigrams
      { knots: [0, 0.1, 0.1429, 0.2, 0.25, 0.3333, 0.5, 0.7, 1], steps: [0, 0, 0, 0, 0, 0, 0.01523, 0.3179] }, // contentBigrams
      { knots: [0, 0.05714, 0.1081, 0.1818, 0.2857, 0.52, 1], steps: [0, 0, 0, 0, 0, 0.6314] }, // trigrams
      { knots: [0, 0.6931, 1.099, 1.386, 1.609, 1.792, 2.197, 3.912], steps: [0, 0, 0, 0.02685, 0, 0, 0.1402] }, // run
      { knots: [0, 0.07692, 0.1, 0.1333, 0.1579, 0.2, 0.2222, 0.2759, 0.3462, 0.5, 1], steps: [0, 0, 0.004662, 0, 0, 0, 0, 0, 0, 0.5586] }, // runShare
      { knots: [0, 0.3929, 0.4956, 0.5699, 0.6395, 0.6897, 0.7429, 0.8, 0.8621, 0.94, 1], steps: [0.356, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // spelling
      { knots: [0, 0.2299, 0.2899, 0.3571, 0.4082, 0.4576, 0.5119, 0.6, 0.6939, 0.8108, 1], steps: [0.07529, 0, 0, 0.02995, 0, 0, 0, 0, 0, 0] }, // spellingInBest
      { knots: [0, 0.1577, 0.2125, 0.267, 0.3093, 0.3621, 0.4163, 0.4808, 0.5944, 0.7539, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // kept
      { knots: [0, 0.1411, 0.1932, 0.2413, 0.2891, 0.3348, 0.3881, 0.4625, 0.5901, 0.7938, 1], steps: [0.07688, 0, 0, 0, 0, 0.06968, 0, 0.1575, 0.07067, 0.08914] }, // answeredBack
      { knots: [0, 1, 2, 3, 4, 5, 8, 21], steps: [-0.02783, 0, 0, 0, -0.1283, 0, -0.6043] }, // missing
      { knots: [0, 0.83, 1.093, 1.82, 2.112, 2.83, 3.65, 4.74, 6.74, 17.96], steps: [-0.007345, 0, 0, 0, 0, 0, -0.03894, 0, 0] }, // missingWeight
      { knots: [0, 0.75, 0.91, 0.99, 1], steps: [0, 0, -0.2255, -0.1968] }, // gravestMissing
      { knots: [0, 1, 10], steps: [0, -0.9827] }, // missingNames
      { knots: [0, 0.6931, 1.099, 1.386, 1.609, 1.792, 2.079, 2.303, 3.178], steps: [0, 0, -0.06171, 0, 0, 0, 0, -0.2481] }, // changed
      { knots: [0, 0.6931, 1.099, 1.386, 1.609, 1.946, 3.091], steps: [0, 0, 0, -0.1103, 0, 0] }, // added
      { knots: [0, 2], steps: [-0.8255] }, // figuresMissing
      { knots: [0, 1], steps: [0.1525] }, // figuresConfirmed
      { knots: [0, 2], steps: [-0.4194] }, // negationTurned
      { knots: [0, 0.9666], steps: [-1.29] }, // negationChanged
      { knots: [0, 1], steps: [-0.8613] }, // oppositeChanged
      { knots: [0, 1], steps: [0] }, // nameChanged
      { knots: [0, 1], steps: [-0.0454] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.3024] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.1424] }, // negationOnlyInBest
      { knots: [0, 1, 2], steps: [0.1483, 0.5772] }, // negations
      { knots: [0, 1, 2], steps: [0.2275, 0.1567] }, // negationsInBest
      { knots: [0, 1], steps: [-0.8135] }, // lastWordNegated
      { knots: [0, 2], steps: [-0.7456] }, // oppositeInBest
      { knots: [0, 2], steps: [-0.4502] }, // oppositeAnywhere
      { knots: [0, 0.1158, 1.528], steps: [-0.06216, -0.9761] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0, 0] }, // directionAgrees
      { knots: [-1.528, 0, 0.4226, 2.772], steps: [1.463, 0, 0] }, // directionNearby
      { knots: [0, 1], steps: [-0.2769] }, // uncertain
      { knots: [0, 1], steps: [0] }, // newlyUncertain
      { knots: [0, 1], steps: [0] }, // newlyAll
      { knots: [0, 1], steps: [-0.2282] }, // newlyCausal
      { knots: [0, 1], steps: [0] }, // concludes
      { knots: [0.6931, 1.946, 2.079, 2.197, 2.303, 2.398, 2.485, 2.565, 2.708, 2.89, 3.497], steps: [0.3754, -0.04684, 0.08518, -0.112, 0.1927, -0.08487, 0.02946, -0.001333, 0.2972, -0.1101] }, // claimLength
      { knots: [3.045, 4.956, 5.638, 6.512, 6.748, 6.897, 7.009, 7.28, 7.604, 7.773, 9.988], steps: [0.3468, -0.1429, -0.1457, 0.4781, 0.35, -0.2467, -0.4743, -0.2196, -0.2538, -1.988] }, // evidenceLength
      { knots: [-3.932, -1.224, -1.012, -0.7985, -0.5978, -0.4177, -0.2578, -0.06454, 0.1252, 0.4055, 2.048], steps: [1.85, 0.07572, 0.01461, -0.02945, -0.1529, -0.001867, 0.13, 0.00237, 0.09162, -0.004394] }, // lengthRatio
      { knots: [0, 0.7427, 0.8955, 0.9321, 0.9658, 1], steps: [0, 0.04477, 0.2928, 0, 0.355] }, // prose
    ],
  },
  ko: {
    intercept: -7.184,
    curves: [
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // wholeCoverage
      { knots: [0, 0.7257, 1], steps: [0, 0] }, // wholeContent
      { knots: [0, 0.7154, 1], steps: [0, 0] }, // literalContent
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // bestCoverage
      { knots: [0, 0.7257, 1], steps: [0, 0] }, // bestContent
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // pairCoverage
      { knots: [0, 0.7255, 1], steps: [0.4842, 0] }, // windowCoverage
      { knots: [0, 0.6], steps: [2.4] }, // names
      { knots: [0, 0.7742, 1], steps: [0.3879, 0.238] }, // knownWords
      { knots: [0, 0.6889, 1], steps: [0, 0] }, // otherWords
      { knots: [0, 1], steps: [0.04815] }, // firstHalf
      { knots: [0, 0.5882, 1], steps: [0, 0] }, // secondHalf
      { knots: [0, 0.6667, 1], steps: [0, 0] }, // lastWord
      { knots: [0, 0.6667, 1], steps: [0, 0.08362] }, // saidOnce
      { knots: [0, 0.25, 1], steps: [0, 0] }, // bigrams
      { knots: [0, 0.25, 1], steps: [0, 0] }, // contentBigrams
      { knots: [0, 1], steps: [0] }, // trigrams
      { knots: [0, 1.099, 2.89], steps: [0, 0] }, // run
      { knots: [0, 0.3333, 1], steps: [0, 0] }, // runShare
      { knots: [0, 0.6176, 1], steps: [0.2636, 0.1046] }, // spelling
      { knots: [0, 0.6176, 1], steps: [0.255, 0.08977] }, // spellingInBest
      { knots: [0, 0.5854, 1], steps: [0, 0] }, // kept
      { knots: [0, 0.4192, 1], steps: [0, 0] }, // answeredBack
      { knots: [0, 1, 7], steps: [-0.6587, 0] }, // missing
      { knots: [0, 1, 4.95], steps: [0, -1.401] }, // missingWeight
      { knots: [0, 0.7, 1], steps: [-0.5268, -0.1289] }, // gravestMissing
      { knots: [0, 1], steps: [-2.155] }, // missingNames
      { knots: [0, 0.6931, 2.303], steps: [0, 0] }, // changed
      { knots: [0, 2.079], steps: [0] }, // added
      { knots: [0, 2], steps: [-2.316] }, // figuresMissing
      { knots: [0, 1], steps: [0.4431] }, // figuresConfirmed
      { knots: [0, 2], steps: [-0.7799] }, // negationTurned
      { knots: [0, 1], steps: [-0.9732] }, // negationChanged
      { knots: [0, 1], steps: [-0.05867] }, // oppositeChanged
      { knots: [0, 1], steps: [-0.7714] }, // nameChanged
      { knots: [0, 1], steps: [-0.8994] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.1989] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.239] }, // negationOnlyInBest
      { knots: [0, 2], steps: [1.951] }, // negations
      { knots: [0, 2], steps: [-0.02015] }, // negationsInBest
      { knots: [0, 1], steps: [-1.507] }, // lastWordNegated
      { knots: [0, 2], steps: [0] }, // oppositeInBest
      { knots: [0, 2], steps: [-0.0126] }, // oppositeAnywhere
      { knots: [0, 0.9778], steps: [-1.907] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [2.048, 0] }, // directionAgrees
      { knots: [-0.899, 0, 1], steps: [2.184, 0] }, // directionNearby
      { knots: [0, 1], steps: [0.01751] }, // uncertain
      { knots: [0, 1], steps: [-0.08136] }, // newlyUncertain
      { knots: [0, 1], steps: [-2.106] }, // newlyAll
      { knots: [0, 1], steps: [-0.5149] }, // newlyCausal
      { knots: [0, 1], steps: [-0.2458] }, // concludes
      { knots: [0.6931, 1.792, 2.996], steps: [0.4305, -0.4515] }, // claimLength
      { knots: [2.996, 3.761, 4.511], steps: [-0.2401, 0.09331] }, // evidenceLength
      { knots: [-1.897, -0.4055, 0.539], steps: [0.1179, 0.04418] }, // lengthRatio
      { knots: [0, 1], steps: [0.07593] }, // prose
    ],
  },
  mixed: {
    intercept: -5.089,
    curves: [
      { knots: [0, 0.1488, 0.9485], steps: [0.3022, 1.242] }, // wholeCoverage
      { knots: [0, 0.155, 1], steps: [0.2298, 1.059] }, // wholeContent
      { knots: [0, 1], steps: [0.8738] }, // literalContent
      { knots: [0, 0.1473, 0.9485], steps: [0.2665, 1.208] }, // bestCoverage
      { knots: [0, 0.1535, 1], steps: [0.1932, 1.023] }, // bestContent
      { knots: [0, 0.1485, 0.9485], steps: [0.2887, 1.24] }, // pairCoverage
      { knots: [0, 0.6564], steps: [1.43] }, // windowCoverage
      { knots: [0, 0.6, 1], steps: [0.07097, 0] }, // names
      { knots: [0, 0.2207, 1], steps: [0.4215, 1.878] }, // knownWords
      { knots: [0, 1], steps: [0] }, // otherWords
      { knots: [0, 0.1505, 1], steps: [0.204, 0.6618] }, // firstHalf
      { knots: [0, 0.1346, 1], steps: [0.2761, 0.6305] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.6667], steps: [0] }, // saidOnce
      { knots: [0, 0.5], steps: [0.2795] }, // bigrams
      { knots: [0, 0.5], steps: [1.122] }, // contentBigrams
      { knots: [0, 0.3529], steps: [0.2879] }, // trigrams
      { knots: [0, 2.197], steps: [0] }, // run
      { knots: [0, 0.6667], steps: [0] }, // runShare
      { knots: [0, 0.6667], steps: [0.3917] }, // spelling
      { knots: [0, 0.6667], steps: [0.3373] }, // spellingInBest
      { knots: [0, 0.6564], steps: [0] }, // kept
      { knots: [0, 0.6564], steps: [1.93] }, // answeredBack
      { knots: [0, 9, 34], steps: [0, -0.693] }, // missing
      { knots: [0, 8.02, 29.77], steps: [0, -0.8654] }, // missingWeight
      { knots: [0, 1], steps: [0] }, // gravestMissing
      { knots: [0, 16], steps: [-0.9376] }, // missingNames
      { knots: [0, 3.497], steps: [-0.1985] }, // changed
      { knots: [0, 2.565, 3.738], steps: [0, 0] }, // added
      { knots: [0, 2], steps: [-0.6985] }, // figuresMissing
      { knots: [0, 1], steps: [0.9297] }, // figuresConfirmed
      { knots: [0, 1], steps: [0] }, // negationTurned
      { knots: [0, 1], steps: [0] }, // negationChanged
      { knots: [0, 1], steps: [0] }, // oppositeChanged
      { knots: [0, 0.3388], steps: [-0.3754] }, // nameChanged
      { knots: [0, 1], steps: [0] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.7319] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.7857] }, // negationOnlyInBest
      { knots: [0, 2], steps: [0.6447] }, // negations
      { knots: [0, 2], steps: [0.5213] }, // negationsInBest
      { knots: [0, 1], steps: [0] }, // lastWordNegated
      { knots: [0, 1], steps: [-1.346] }, // oppositeInBest
      { knots: [0, 1], steps: [-1.346] }, // oppositeAnywhere
      { knots: [0, 0.3797], steps: [-2.227] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0.5215, 0] }, // directionAgrees
      { knots: [-0.4076, 0, 0.7837], steps: [1.625, 0.5315] }, // directionNearby
      { knots: [0, 1], steps: [0.0452] }, // uncertain
      { knots: [0, 1], steps: [-0.405] }, // newlyUncertain
      { knots: [0, 1], steps: [-0.1842] }, // newlyAll
      { knots: [0, 1], steps: [-0.159] }, // newlyCausal
      { knots: [0, 1], steps: [0] }, // concludes
      { knots: [0, 2.565, 3.738], steps: [0.276, 0.6956] }, // claimLength
      { knots: [1.609, 4.443, 6.033], steps: [-1.067, -0.3886] }, // evidenceLength
      { knots: [-2.773, 0, 2.773], steps: [1.702, -0.2538] }, // lengthRatio
      { knots: [0, 1], steps: [0] }, // prose
    ],
  },
};
