// Many knots are logarithms of small counts, and happen to be famous numbers.
/* oxlint-disable oxc/approx-constant */
import type { AdditiveModel } from './additive-model.ts';

/** Written by `eval/fit/checker.ts` (its head says how); do not edit. BENCHMARKS.md has the figures. */
export const MODELS: Readonly<Record<'en' | 'ko' | 'mixed', AdditiveModel>> = {
  en: {
    intercept: -5.185,
    curves: [
      { knots: [0, 0.4309, 0.5616, 0.6453, 0.7279, 0.7945, 0.8636, 0.9745, 1], steps: [0.5154, 0, 0, 0.03911, 0, 0, 0, 0.1476] }, // wholeCoverage
      { knots: [0, 0.4097, 0.5432, 0.6398, 0.7254, 0.7931, 0.8651, 0.9876, 1], steps: [0.05231, 0, 0, 0.01952, 0, 0, 0, 0] }, // wholeContent
      { knots: [0, 0.3741, 0.5, 0.5937, 0.6848, 0.7638, 0.841, 0.9454, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0] }, // literalContent
      { knots: [0, 0.2989, 0.3791, 0.4492, 0.5291, 0.61, 0.7066, 0.8296, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0] }, // bestCoverage
      { knots: [0, 0.2857, 0.375, 0.4467, 0.5275, 0.6087, 0.7144, 0.8397, 1], steps: [0, 0, 0, 0.01241, 0, 0, 0, 0] }, // bestContent
      { knots: [0, 0.3709, 0.4535, 0.5366, 0.6162, 0.7012, 0.7862, 0.8989, 1], steps: [0, 0, 0, 0.004085, 0, 0.06435, 0, 0] }, // pairCoverage
      { knots: [0, 0.3021, 0.4008, 0.462, 0.5351, 0.6173, 0.7054, 0.858, 1], steps: [0, 0, 0, 0.02482, 0, 0, 0, 0.08957] }, // windowCoverage
      { knots: [0, 0.6, 0.7468, 1], steps: [0.2262, 0, 0] }, // names
      { knots: [0, 0.3607, 0.52, 0.6373, 0.741, 0.8299, 0.9657, 1], steps: [0, 0, 0, 0, 0, 0, 0] }, // knownWords
      { knots: [0, 0.2446, 0.4885, 0.6, 0.6761, 0.806, 1], steps: [0, 0, 0, 0.1369, 0.009382, 0] }, // otherWords
      { knots: [0, 0.1664, 0.3112, 0.425, 0.5222, 0.635, 0.7598, 1], steps: [0.04536, 0, 0, 0.08497, 0, 0, 0] }, // firstHalf
      { knots: [0, 0.1735, 0.3077, 0.4288, 0.5335, 0.6667, 0.8209, 1], steps: [0, 0, 0.03322, 0, 0, 0, 0] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.1429, 0.2, 0.2667, 0.3333, 0.4444, 0.6667, 1], steps: [0.2049, 0, 0, 0, 0, 0, 0.6557] }, // saidOnce
      { knots: [0, 0.1, 0.1538, 0.2222, 0.3077, 0.4286, 0.6, 1], steps: [0, 0.05516, 0, 0, 0.01075, 0, 0.102] }, // bigrams
      { knots: [0, 0.05882, 0.1429, 0.2, 0.2857, 0.4, 0.6, 1], steps: [0, 0, 0, 0, 0, 0, 0.3126] }, // contentBigrams
      { knots: [0, 0.05714, 0.125, 0.2308, 0.4615, 1], steps: [0, 0, 0, 0, 0.5788] }, // trigrams
      { knots: [0, 0.6931, 1.099, 1.386, 1.609, 2.079, 3.912], steps: [0, 0, 0, 0.01433, 0, 0.3284] }, // run
      { knots: [0, 0.08333, 0.1176, 0.15, 0.2, 0.2353, 0.3, 0.4444, 1], steps: [0, 0.06217, 0.03702, 0.03282, 0, 0, 0, 0.3719] }, // runShare
      { knots: [0, 0.4231, 0.5333, 0.6267, 0.6897, 0.7558, 0.8298, 0.9153, 1], steps: [0.5245, 0, 0, 0, 0, 0, 0, 0] }, // spelling
      { knots: [0, 0.2484, 0.3265, 0.3947, 0.4576, 0.5222, 0.6463, 0.7778, 1], steps: [0, 0, 0.07685, 0, 0, 0, 0, 0] }, // spellingInBest
      { knots: [0, 0.1734, 0.2395, 0.2973, 0.3621, 0.4268, 0.5291, 0.6976, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0] }, // kept
      { knots: [0, 0.1585, 0.2143, 0.2789, 0.3348, 0.4054, 0.5097, 0.7476, 1], steps: [0.05458, 0, 0, 0, 0.0432, 0, 0.2002, 0.02608] }, // answeredBack
      { knots: [0, 1, 2, 3, 5, 7, 21], steps: [0, 0, 0, 0, 0, -0.213] }, // missing
      { knots: [0, 0.1005, 1, 1.74, 2.112, 2.99, 4.013, 6.04, 17.96], steps: [0, 0, 0, 0, 0, 0, -0.04991, 0] }, // missingWeight
      { knots: [0, 0.1005, 0.83, 0.99, 1], steps: [0, 0, -0.1639, -0.1969] }, // gravestMissing
      { knots: [0, 1, 10], steps: [-0.04309, -1.04] }, // missingNames
      { knots: [0, 0.6931, 1.099, 1.386, 1.792, 1.946, 2.197, 3.178], steps: [0, 0, -0.02368, 0, -0.01657, 0, -0.2454] }, // changed
      { knots: [0, 0.6931, 1.099, 1.609, 1.946, 3.091], steps: [0, 0, -0.0678, 0, 0] }, // added
      { knots: [0, 2], steps: [-0.9084] }, // figuresMissing
      { knots: [0, 1], steps: [0.104] }, // figuresConfirmed
      { knots: [0, 2], steps: [-0.4336] }, // negationTurned
      { knots: [0, 0.9666], steps: [-1.246] }, // negationChanged
      { knots: [0, 1], steps: [-0.9636] }, // oppositeChanged
      { knots: [0, 1], steps: [0] }, // nameChanged
      { knots: [0, 1], steps: [-0.0991] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.2497] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.09276] }, // negationOnlyInBest
      { knots: [0, 2], steps: [0.3919] }, // negations
      { knots: [0, 2], steps: [0.3359] }, // negationsInBest
      { knots: [0, 1], steps: [-0.7298] }, // lastWordNegated
      { knots: [0, 2], steps: [-0.8184] }, // oppositeInBest
      { knots: [0, 2], steps: [-0.3717] }, // oppositeAnywhere
      { knots: [0, 1.528], steps: [-0.7717] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0, 0] }, // directionAgrees
      { knots: [-1.528, 0, 0.2767, 2.772], steps: [1.237, 0, 0] }, // directionNearby
      { knots: [0, 1], steps: [-0.3204] }, // uncertain
      { knots: [0, 1], steps: [0] }, // newlyUncertain
      { knots: [0, 1], steps: [0] }, // newlyAll
      { knots: [0, 1], steps: [-0.2736] }, // newlyCausal
      { knots: [0, 1], steps: [-0.04887] }, // concludes
      { knots: [0.6931, 1.946, 2.079, 2.197, 2.398, 2.485, 2.639, 2.833, 3.497], steps: [0.4205, -0.02543, 0.04538, 0.06269, -0.05843, 0.03813, 0.2361, -0.1887] }, // claimLength
      { knots: [3.045, 5.124, 6.221, 6.659, 6.897, 7.039, 7.498, 7.744, 9.988], steps: [0, 0, 0, 0, 0, -0.3584, -0.3386, -2.049] }, // evidenceLength
      { knots: [-3.932, -1.166, -0.9163, -0.636, -0.4177, -0.2113, 0, 0.3365, 2.048], steps: [2.166, 0.1143, -0.06563, -0.1973, -0.04112, 0.06972, 0.04514, 0.02498] }, // lengthRatio
    ],
  },
  ko: {
    intercept: -7.029,
    curves: [
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // wholeCoverage
      { knots: [0, 0.7257, 1], steps: [0, 0] }, // wholeContent
      { knots: [0, 0.7154, 1], steps: [0, 0] }, // literalContent
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // bestCoverage
      { knots: [0, 0.7257, 1], steps: [0, 0] }, // bestContent
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // pairCoverage
      { knots: [0, 0.7255, 1], steps: [0.478, 0] }, // windowCoverage
      { knots: [0, 0.6], steps: [2.397] }, // names
      { knots: [0, 0.7742, 1], steps: [0.3914, 0.2382] }, // knownWords
      { knots: [0, 0.6889, 1], steps: [0, 0] }, // otherWords
      { knots: [0, 1], steps: [0.04525] }, // firstHalf
      { knots: [0, 0.5882, 1], steps: [0, 0] }, // secondHalf
      { knots: [0, 0.6667, 1], steps: [0, 0] }, // lastWord
      { knots: [0, 0.6667, 1], steps: [0, 0.08297] }, // saidOnce
      { knots: [0, 0.25, 1], steps: [0, 0] }, // bigrams
      { knots: [0, 0.25, 1], steps: [0, 0] }, // contentBigrams
      { knots: [0, 1], steps: [0] }, // trigrams
      { knots: [0, 1.099, 2.89], steps: [0, 0] }, // run
      { knots: [0, 0.3333, 1], steps: [0, 0] }, // runShare
      { knots: [0, 0.6176, 1], steps: [0.2648, 0.107] }, // spelling
      { knots: [0, 0.6176, 1], steps: [0.2563, 0.09203] }, // spellingInBest
      { knots: [0, 0.5854, 1], steps: [0, 0] }, // kept
      { knots: [0, 0.4192, 1], steps: [0, 0] }, // answeredBack
      { knots: [0, 1, 7], steps: [-0.6593, 0] }, // missing
      { knots: [0, 1, 4.95], steps: [0, -1.401] }, // missingWeight
      { knots: [0, 0.7, 1], steps: [-0.5247, -0.1316] }, // gravestMissing
      { knots: [0, 1], steps: [-2.153] }, // missingNames
      { knots: [0, 0.6931, 2.303], steps: [0, 0] }, // changed
      { knots: [0, 2.079], steps: [0] }, // added
      { knots: [0, 2], steps: [-2.31] }, // figuresMissing
      { knots: [0, 1], steps: [0.4464] }, // figuresConfirmed
      { knots: [0, 2], steps: [-0.7837] }, // negationTurned
      { knots: [0, 1], steps: [-0.9695] }, // negationChanged
      { knots: [0, 1], steps: [-0.06834] }, // oppositeChanged
      { knots: [0, 1], steps: [-0.7742] }, // nameChanged
      { knots: [0, 1], steps: [-0.9005] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.2001] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.2386] }, // negationOnlyInBest
      { knots: [0, 2], steps: [1.953] }, // negations
      { knots: [0, 2], steps: [-0.015] }, // negationsInBest
      { knots: [0, 1], steps: [-1.503] }, // lastWordNegated
      { knots: [0, 2], steps: [0] }, // oppositeInBest
      { knots: [0, 2], steps: [-0.007705] }, // oppositeAnywhere
      { knots: [0, 0.9778], steps: [-1.9] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [2.042, 0] }, // directionAgrees
      { knots: [-0.899, 0, 1], steps: [2.183, 0] }, // directionNearby
      { knots: [0, 1], steps: [0.02256] }, // uncertain
      { knots: [0, 1], steps: [-0.07674] }, // newlyUncertain
      { knots: [0, 1], steps: [-2.104] }, // newlyAll
      { knots: [0, 1], steps: [-0.5087] }, // newlyCausal
      { knots: [0, 1], steps: [-0.2219] }, // concludes
      { knots: [0.6931, 1.792, 2.996], steps: [0.4885, -0.37] }, // claimLength
      { knots: [2.996, 3.761, 4.511], steps: [-0.2519, 0] }, // evidenceLength
      { knots: [-1.897, -0.4055, 0.539], steps: [0.007847, -0.00093] }, // lengthRatio
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
    ],
  },
};
