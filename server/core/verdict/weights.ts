// Many knots are logarithms of small counts, and happen to be famous numbers.
/* oxlint-disable oxc/approx-constant */
import type { AdditiveModel } from './additive-model.ts';

/** Written by `eval/fit/checker.ts` (its head says how); do not edit. BENCHMARKS.md has the figures. */
export const MODELS: Readonly<Record<'en' | 'ko' | 'mixed', AdditiveModel>> = {
  en: {
    intercept: -5.728,
    curves: [
      { knots: [0, 0.3988, 0.507, 0.5983, 0.6667, 0.7279, 0.783, 0.8391, 0.8932, 0.9851, 1], steps: [0.347, 0, 0, 0, 0.01961, 0, 0, 0, 0.03222, 0.05379] }, // wholeCoverage
      { knots: [0, 0.3815, 0.4967, 0.5829, 0.654, 0.7254, 0.7835, 0.8369, 0.8974, 1], steps: [0.05766, 0, 0, 0, 0, 0, 0, 0, 0] }, // wholeContent
      { knots: [0, 0.3386, 0.454, 0.5404, 0.6127, 0.6848, 0.7462, 0.8155, 0.8729, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0] }, // literalContent
      { knots: [0, 0.2676, 0.3463, 0.409, 0.4606, 0.5291, 0.5957, 0.6636, 0.7512, 0.8707, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // bestCoverage
      { knots: [0, 0.2573, 0.3406, 0.4083, 0.4605, 0.5275, 0.593, 0.6723, 0.7577, 0.8843, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // bestContent
      { knots: [0, 0.3394, 0.4268, 0.4914, 0.5529, 0.6162, 0.6868, 0.7512, 0.828, 0.9458, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0.08236, 0, 0] }, // pairCoverage
      { knots: [0, 0.282, 0.3704, 0.4228, 0.4765, 0.5351, 0.6, 0.6771, 0.7526, 0.8896, 1], steps: [0, 0, 0, 0, 0.08751, 0, 0, 0, 0, 0.01426] }, // windowCoverage
      { knots: [0, 0.6, 0.6167, 1], steps: [0.1854, 0, 0] }, // names
      { knots: [0, 0.324, 0.4681, 0.5682, 0.6579, 0.741, 0.8115, 0.9037, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0] }, // knownWords
      { knots: [0, 0.3964, 0.5071, 0.6, 0.6761, 0.7824, 1], steps: [0, 0, 0, 0.09954, 0.04185, 0] }, // otherWords
      { knots: [0, 0.1111, 0.2558, 0.3572, 0.4492, 0.5222, 0.6147, 0.7, 0.8215, 1], steps: [0, 0.1515, 0, 0, 0.06063, 0, 0, 0, 0] }, // firstHalf
      { knots: [0, 0.1314, 0.2578, 0.3444, 0.4514, 0.5335, 0.6381, 0.7603, 1], steps: [0, 0, 0.02564, 0, 0, 0, 0, 0] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.1176, 0.1667, 0.2143, 0.2667, 0.3333, 0.4, 0.5, 0.7143, 1], steps: [0.2974, 0, 0, 0, 0, 0, 0.1363, 0, 0.7096] }, // saidOnce
      { knots: [0, 0.07692, 0.125, 0.1667, 0.2222, 0.2963, 0.3636, 0.5, 0.6667, 1], steps: [0, 0.08306, 0, 0, 0, 0, 0.01358, 0, 0.1119] }, // bigrams
      { knots: [0, 0.1, 0.1429, 0.2, 0.25, 0.3333, 0.5, 0.7, 1], steps: [0, 0, 0, 0, 0, 0, 0.009618, 0.313] }, // contentBigrams
      { knots: [0, 0.05714, 0.1081, 0.1818, 0.2857, 0.52, 1], steps: [0, 0, 0, 0, 0, 0.6232] }, // trigrams
      { knots: [0, 0.6931, 1.099, 1.386, 1.609, 1.792, 2.197, 3.912], steps: [0, 0, 0, 0.03404, 0, 0, 0.1441] }, // run
      { knots: [0, 0.07692, 0.1, 0.1333, 0.1579, 0.2, 0.2222, 0.2759, 0.3462, 0.5, 1], steps: [0, 0, 0.008019, 0, 0, 0, 0, 0, 0, 0.552] }, // runShare
      { knots: [0, 0.3929, 0.4956, 0.5699, 0.6395, 0.6897, 0.7429, 0.8, 0.8621, 0.94, 1], steps: [0.3412, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // spelling
      { knots: [0, 0.2299, 0.2899, 0.3571, 0.4082, 0.4576, 0.5119, 0.6, 0.6939, 0.8108, 1], steps: [0.1343, 0, 0, 0.03246, 0, 0, 0, 0, 0, 0] }, // spellingInBest
      { knots: [0, 0.1577, 0.2125, 0.267, 0.3093, 0.3621, 0.4163, 0.4808, 0.5944, 0.7539, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // kept
      { knots: [0, 0.1411, 0.1932, 0.2413, 0.2891, 0.3348, 0.3881, 0.4625, 0.5901, 0.7938, 1], steps: [0.05524, 0, 0, 0, 0, 0.07452, 0, 0.1617, 0.08611, 0.08977] }, // answeredBack
      { knots: [0, 1, 2, 3, 4, 5, 8, 21], steps: [-0.02523, 0, 0, 0, -0.1313, 0, -0.6776] }, // missing
      { knots: [0, 0.83, 1.093, 1.82, 2.112, 2.83, 3.65, 4.74, 6.74, 17.96], steps: [-0.00458, 0, 0, 0, 0, 0, -0.03853, 0, -0.02791] }, // missingWeight
      { knots: [0, 0.75, 0.91, 0.99, 1], steps: [0, 0, -0.2243, -0.1929] }, // gravestMissing
      { knots: [0, 1, 10], steps: [0, -0.9231] }, // missingNames
      { knots: [0, 0.6931, 1.099, 1.386, 1.609, 1.792, 1.946, 2.079, 2.303, 3.178], steps: [0, 0, -0.03575, 0, 0, 0, 0, -0.005661, -0.04409] }, // changed
      { knots: [0, 0.6931, 1.386, 1.609, 1.946, 3.091], steps: [0, 0, -0.2043, -0.03341, 0] }, // added
      { knots: [0, 2], steps: [-0.8167] }, // figuresMissing
      { knots: [0, 1], steps: [0.1489] }, // figuresConfirmed
      { knots: [0, 2], steps: [-0.4251] }, // negationTurned
      { knots: [0, 0.9666], steps: [-1.299] }, // negationChanged
      { knots: [0, 1], steps: [-0.7579] }, // oppositeChanged
      { knots: [0, 1], steps: [0] }, // nameChanged
      { knots: [0, 1], steps: [-0.04794] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.3024] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.1446] }, // negationOnlyInBest
      { knots: [0, 1, 2], steps: [0.154, 0.5627] }, // negations
      { knots: [0, 1, 2], steps: [0.2309, 0.1497] }, // negationsInBest
      { knots: [0, 1], steps: [-0.8246] }, // lastWordNegated
      { knots: [0, 2], steps: [-0.7491] }, // oppositeInBest
      { knots: [0, 2], steps: [-0.4664] }, // oppositeAnywhere
      { knots: [0, 0.1158, 1.528], steps: [-0.06755, -0.9881] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0, 0] }, // directionAgrees
      { knots: [-1.528, 0, 0.4226, 2.772], steps: [1.443, 0, 0] }, // directionNearby
      { knots: [0, 1], steps: [-0.2814] }, // uncertain
      { knots: [0, 1], steps: [0] }, // newlyUncertain
      { knots: [0, 1], steps: [0] }, // newlyAll
      { knots: [0, 1], steps: [-0.2286] }, // newlyCausal
      { knots: [0, 1], steps: [-0.004238] }, // concludes
      { knots: [0.6931, 1.946, 2.079, 2.197, 2.303, 2.398, 2.485, 2.565, 2.708, 2.89, 3.497], steps: [0.36, -0.04577, 0.08744, -0.108, 0.1939, -0.08171, 0.02898, 0.003345, 0.3038, -0.1076] }, // claimLength
      { knots: [3.045, 4.956, 5.638, 6.512, 6.748, 6.897, 7.009, 7.28, 7.604, 7.773, 9.988], steps: [0.3519, -0.1453, -0.1527, 0.4757, 0.3554, -0.2419, -0.4804, -0.2192, -0.2492, -1.967] }, // evidenceLength
      { knots: [-3.932, -1.224, -1.012, -0.7985, -0.5978, -0.4177, -0.2578, -0.06454, 0.1252, 0.4055, 2.048], steps: [1.825, 0.07684, 0.01913, -0.02613, -0.1459, 0.0007403, 0.1301, -0.00182, 0.1091, 0.08484] }, // lengthRatio
      { knots: [0, 0.7427, 0.8955, 0.9321, 0.9658, 1], steps: [0, 0.04643, 0.293, 0, 0.3507] }, // prose
    ],
  },
  ko: {
    intercept: -7.19,
    curves: [
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // wholeCoverage
      { knots: [0, 0.7257, 1], steps: [0, 0] }, // wholeContent
      { knots: [0, 0.7154, 1], steps: [0, 0] }, // literalContent
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // bestCoverage
      { knots: [0, 0.7257, 1], steps: [0, 0] }, // bestContent
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // pairCoverage
      { knots: [0, 0.7255, 1], steps: [0.4749, 0] }, // windowCoverage
      { knots: [0, 0.6], steps: [2.409] }, // names
      { knots: [0, 0.7742, 1], steps: [0.3799, 0.243] }, // knownWords
      { knots: [0, 0.6889, 1], steps: [0, 0] }, // otherWords
      { knots: [0, 1], steps: [0.0444] }, // firstHalf
      { knots: [0, 0.5882, 1], steps: [0, 0] }, // secondHalf
      { knots: [0, 0.6667, 1], steps: [0, 0] }, // lastWord
      { knots: [0, 0.6667, 1], steps: [0, 0.1057] }, // saidOnce
      { knots: [0, 0.25, 1], steps: [0, 0] }, // bigrams
      { knots: [0, 0.25, 1], steps: [0, 0] }, // contentBigrams
      { knots: [0, 1], steps: [0] }, // trigrams
      { knots: [0, 1.099, 2.89], steps: [0, 0] }, // run
      { knots: [0, 0.3333, 1], steps: [0, 0] }, // runShare
      { knots: [0, 0.6176, 1], steps: [0.269, 0.09634] }, // spelling
      { knots: [0, 0.6176, 1], steps: [0.2601, 0.08193] }, // spellingInBest
      { knots: [0, 0.5854, 1], steps: [0, 0] }, // kept
      { knots: [0, 0.4192, 1], steps: [0, 0] }, // answeredBack
      { knots: [0, 1, 7], steps: [-0.6668, 0] }, // missing
      { knots: [0, 1, 4.95], steps: [0, -1.44] }, // missingWeight
      { knots: [0, 0.7, 1], steps: [-0.5156, -0.1251] }, // gravestMissing
      { knots: [0, 1], steps: [-2.165] }, // missingNames
      { knots: [0, 1.099, 2.303], steps: [0, 0] }, // changed
      { knots: [0, 2.079], steps: [0] }, // added
      { knots: [0, 2], steps: [-2.283] }, // figuresMissing
      { knots: [0, 1], steps: [0.433] }, // figuresConfirmed
      { knots: [0, 2], steps: [-0.7267] }, // negationTurned
      { knots: [0, 1], steps: [-1.097] }, // negationChanged
      { knots: [0, 1], steps: [-0.05027] }, // oppositeChanged
      { knots: [0, 1], steps: [-0.7635] }, // nameChanged
      { knots: [0, 1], steps: [-1.536] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.1962] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.2214] }, // negationOnlyInBest
      { knots: [0, 2], steps: [1.951] }, // negations
      { knots: [0, 2], steps: [-0.02463] }, // negationsInBest
      { knots: [0, 1], steps: [-1.497] }, // lastWordNegated
      { knots: [0, 2], steps: [-0.001088] }, // oppositeInBest
      { knots: [0, 2], steps: [-0.02851] }, // oppositeAnywhere
      { knots: [0, 0.9778], steps: [-1.904] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [2.049, 0] }, // directionAgrees
      { knots: [-0.899, 0, 1], steps: [2.183, 0] }, // directionNearby
      { knots: [0, 1], steps: [0.008003] }, // uncertain
      { knots: [0, 1], steps: [-0.06014] }, // newlyUncertain
      { knots: [0, 1], steps: [-2.052] }, // newlyAll
      { knots: [0, 1], steps: [-0.5053] }, // newlyCausal
      { knots: [0, 1], steps: [-0.2478] }, // concludes
      { knots: [0.6931, 1.792, 2.996], steps: [0.4437, -0.45] }, // claimLength
      { knots: [2.996, 3.761, 4.511], steps: [-0.2595, 0.1026] }, // evidenceLength
      { knots: [-1.897, -0.4055, 0.539], steps: [0.1128, 0.04694] }, // lengthRatio
      { knots: [0, 1], steps: [0.07995] }, // prose
    ],
  },
  mixed: {
    intercept: -5.102,
    curves: [
      { knots: [0, 0.1488, 0.9485], steps: [0.3027, 1.242] }, // wholeCoverage
      { knots: [0, 0.155, 1], steps: [0.2302, 1.058] }, // wholeContent
      { knots: [0, 1], steps: [0.9074] }, // literalContent
      { knots: [0, 0.1473, 0.9485], steps: [0.267, 1.208] }, // bestCoverage
      { knots: [0, 0.1535, 1], steps: [0.1936, 1.023] }, // bestContent
      { knots: [0, 0.1485, 0.9485], steps: [0.2891, 1.24] }, // pairCoverage
      { knots: [0, 0.6564], steps: [1.446] }, // windowCoverage
      { knots: [0, 0.6, 1], steps: [0.07175, 0] }, // names
      { knots: [0, 0.2207, 1], steps: [0.4207, 1.877] }, // knownWords
      { knots: [0, 1], steps: [0] }, // otherWords
      { knots: [0, 0.1505, 1], steps: [0.2047, 0.6602] }, // firstHalf
      { knots: [0, 0.1346, 1], steps: [0.2763, 0.6297] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.6667], steps: [0] }, // saidOnce
      { knots: [0, 0.5], steps: [0.2896] }, // bigrams
      { knots: [0, 0.5], steps: [1.133] }, // contentBigrams
      { knots: [0, 0.3529], steps: [0.2885] }, // trigrams
      { knots: [0, 2.197], steps: [0] }, // run
      { knots: [0, 0.6667], steps: [0] }, // runShare
      { knots: [0, 0.6667], steps: [0.4351] }, // spelling
      { knots: [0, 0.6667], steps: [0.3805] }, // spellingInBest
      { knots: [0, 0.6564], steps: [0] }, // kept
      { knots: [0, 0.6564], steps: [1.96] }, // answeredBack
      { knots: [0, 9, 34], steps: [0, -0.6942] }, // missing
      { knots: [0, 8.02, 29.77], steps: [0, -0.8641] }, // missingWeight
      { knots: [0, 1], steps: [0] }, // gravestMissing
      { knots: [0, 16], steps: [-0.9281] }, // missingNames
      { knots: [0, 3.497], steps: [-0.2269] }, // changed
      { knots: [0, 2.485, 3.738], steps: [0, 0] }, // added
      { knots: [0, 2], steps: [-0.6992] }, // figuresMissing
      { knots: [0, 1], steps: [0.9277] }, // figuresConfirmed
      { knots: [0, 1], steps: [0] }, // negationTurned
      { knots: [0, 1], steps: [0] }, // negationChanged
      { knots: [0, 1], steps: [0] }, // oppositeChanged
      { knots: [0, 0.3388], steps: [-0.1371] }, // nameChanged
      { knots: [0, 1], steps: [0] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.7304] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.7867] }, // negationOnlyInBest
      { knots: [0, 2], steps: [0.6445] }, // negations
      { knots: [0, 2], steps: [0.5192] }, // negationsInBest
      { knots: [0, 1], steps: [0] }, // lastWordNegated
      { knots: [0, 1], steps: [-1.321] }, // oppositeInBest
      { knots: [0, 1], steps: [-1.32] }, // oppositeAnywhere
      { knots: [0, 0.3797], steps: [-2.172] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0.5228, 0] }, // directionAgrees
      { knots: [-0.4076, 0, 0.7837], steps: [1.626, 0.5293] }, // directionNearby
      { knots: [0, 1], steps: [0.04427] }, // uncertain
      { knots: [0, 1], steps: [-0.4051] }, // newlyUncertain
      { knots: [0, 1], steps: [-0.1855] }, // newlyAll
      { knots: [0, 1], steps: [-0.1582] }, // newlyCausal
      { knots: [0, 1], steps: [0] }, // concludes
      { knots: [0, 2.565, 3.738], steps: [0.2792, 0.6958] }, // claimLength
      { knots: [1.609, 4.443, 6.033], steps: [-1.062, -0.3892] }, // evidenceLength
      { knots: [-2.773, 0, 2.773], steps: [1.706, -0.2552] }, // lengthRatio
      { knots: [0, 1], steps: [0] }, // prose
    ],
  },
};
