// Many knots are logarithms of small counts, and happen to be famous numbers.
/* oxlint-disable oxc/approx-constant */
import type { AdditiveModel } from './additive-model.ts';

/** Written by `eval/fit/checker.ts` (its head says how); do not edit. BENCHMARKS.md has the figures. */
export const MODELS: Readonly<Record<'en' | 'ko' | 'mixed', AdditiveModel>> = {
  en: {
    intercept: -4.195,
    curves: [
      { knots: [0, 0.5123, 0.6667, 0.783, 0.8901, 1], steps: [0, 0, 0.0334, 0, 0.04984] }, // wholeCoverage
      { knots: [0, 0.497, 0.654, 0.7835, 0.8967, 1], steps: [0, 0, 0, 0, 0] }, // wholeContent
      { knots: [0, 0.454, 0.6127, 0.7473, 0.8729, 1], steps: [0, 0, 0, 0, 0.05534] }, // literalContent
      { knots: [0, 0.3463, 0.4606, 0.5957, 0.7512, 1], steps: [0, 0, 0, 0, 0] }, // bestCoverage
      { knots: [0, 0.3406, 0.4605, 0.5966, 0.7577, 1], steps: [0, 0, 0, 0, 0] }, // bestContent
      { knots: [0, 0.4268, 0.5523, 0.6861, 0.8278, 1], steps: [0.05732, 0.05065, 0, 0.05896, 0] }, // pairCoverage
      { knots: [0, 0.3704, 0.4765, 0.6006, 0.7534, 1], steps: [0, 0, 0.04328, 0, 0.1448] }, // windowCoverage
      { knots: [0, 0.6, 0.6167, 1], steps: [0.1852, 0, 0] }, // names
      { knots: [0, 0.4681, 0.6579, 0.8115, 1], steps: [0, 0, 0, 0] }, // knownWords
      { knots: [0, 0.3964, 0.6, 0.7824, 1], steps: [0.05042, 0, 0.1279, 0] }, // otherWords
      { knots: [0, 0.2558, 0.4492, 0.6147, 0.8215, 1], steps: [0.148, 0, 0.05786, 0, 0] }, // firstHalf
      { knots: [0, 0.2558, 0.4486, 0.6381, 0.9819, 1], steps: [0.0119, 0.03833, 0, 0, 0] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.1176, 0.2143, 0.3333, 0.5, 1], steps: [0.2772, 0, 0, 0, 0.3072] }, // saidOnce
      { knots: [0, 0.07692, 0.1667, 0.2963, 0.5, 1], steps: [0, 0.1013, 0, 0, 0.1582] }, // bigrams
      { knots: [0, 0.1429, 0.25, 0.5, 1], steps: [0, 0, 0, 0.4561] }, // contentBigrams
      { knots: [0, 0.1053, 0.2857, 1], steps: [0, 0, 0.3137] }, // trigrams
      { knots: [0, 1.099, 1.386, 1.792, 3.912], steps: [0, 0, 0, 0.246] }, // run
      { knots: [0, 0.1, 0.1579, 0.2222, 0.3429, 1], steps: [0.05262, 0.1191, 0.006694, 0, 0.32] }, // runShare
      { knots: [0, 0.4956, 0.6395, 0.7429, 0.8621, 1], steps: [0.5523, 0, 0, 0, 0] }, // spelling
      { knots: [0, 0.2899, 0.4082, 0.5116, 0.6923, 1], steps: [0, 0.02531, 0, 0, 0] }, // spellingInBest
      { knots: [0, 0.2127, 0.3094, 0.4163, 0.5929, 1], steps: [0, 0, 0, 0, 0] }, // kept
      { knots: [0, 0.1932, 0.2891, 0.3881, 0.5901, 1], steps: [0, 0, 0.02336, 0.1107, 0.1598] }, // answeredBack
      { knots: [0, 1, 2, 3, 5, 21], steps: [-0.01163, 0, 0, 0, -0.3013] }, // missing
      { knots: [0, 0.83, 1.82, 2.83, 4.74, 17.96], steps: [0, 0, 0, -0.02111, 0] }, // missingWeight
      { knots: [0, 0.75, 0.99, 1], steps: [0, -0.05577, -0.2509] }, // gravestMissing
      { knots: [0, 10], steps: [-0.8897] }, // missingNames
      { knots: [0, 0.6931, 1.386, 1.609, 2.079, 3.178], steps: [0, 0, 0, 0, -0.1462] }, // changed
      { knots: [0, 1.099, 1.609, 3.091], steps: [-0.01151, -0.04266, 0] }, // added
      { knots: [0, 2], steps: [-0.9116] }, // figuresMissing
      { knots: [0, 1], steps: [0.01144] }, // figuresConfirmed
      { knots: [0, 2], steps: [-0.4177] }, // negationTurned
      { knots: [0, 0.9666], steps: [-1.236] }, // negationChanged
      { knots: [0, 1], steps: [-0.9772] }, // oppositeChanged
      { knots: [0, 1], steps: [-0.04628] }, // nameChanged
      { knots: [0, 1], steps: [-0.136] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.2474] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.1393] }, // negationOnlyInBest
      { knots: [0, 2], steps: [0.4164] }, // negations
      { knots: [0, 2], steps: [0.3415] }, // negationsInBest
      { knots: [0, 1], steps: [-0.7602] }, // lastWordNegated
      { knots: [0, 2], steps: [-0.8241] }, // oppositeInBest
      { knots: [0, 2], steps: [-0.3639] }, // oppositeAnywhere
      { knots: [0, 1.528], steps: [-0.8063] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0, 0] }, // directionAgrees
      { knots: [-1.528, 0, 2.772], steps: [1.153, 0] }, // directionNearby
      { knots: [0, 1], steps: [-0.3448] }, // uncertain
      { knots: [0, 1], steps: [0] }, // newlyUncertain
      { knots: [0, 1], steps: [0] }, // newlyAll
      { knots: [0.6931, 2.079, 2.303, 2.485, 2.708, 3.497], steps: [0.0859, -0.02167, 0.09031, 0.006375, 0.3033] }, // claimLength
      { knots: [3.045, 5.638, 6.748, 7.009, 7.604, 9.988], steps: [0, 0, 0, -0.4829, -2.241] }, // evidenceLength
      { knots: [-3.932, -1.012, -0.5978, -0.2513, 0.1278, 2.048], steps: [1.964, -0.07401, -0.1886, 0.06146, 0.04276] }, // lengthRatio
    ],
  },
  ko: {
    intercept: -7.106,
    curves: [
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // wholeCoverage
      { knots: [0, 0.7257, 1], steps: [0, 0] }, // wholeContent
      { knots: [0, 0.7154, 1], steps: [0, 0] }, // literalContent
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // bestCoverage
      { knots: [0, 0.7257, 1], steps: [0, 0] }, // bestContent
      { knots: [0, 0.7241, 1], steps: [0, 0] }, // pairCoverage
      { knots: [0, 0.7255, 1], steps: [0.457, 0] }, // windowCoverage
      { knots: [0, 0.6], steps: [2.366] }, // names
      { knots: [0, 0.7742, 1], steps: [0.4171, 0.2518] }, // knownWords
      { knots: [0, 0.6889, 1], steps: [0, 0] }, // otherWords
      { knots: [0, 1], steps: [0.03184] }, // firstHalf
      { knots: [0, 0.5882, 1], steps: [0, 0] }, // secondHalf
      { knots: [0, 0.6667, 1], steps: [0, 0] }, // lastWord
      { knots: [0, 0.6667, 1], steps: [0, 0.1832] }, // saidOnce
      { knots: [0, 0.25, 1], steps: [0, 0] }, // bigrams
      { knots: [0, 0.25, 1], steps: [0, 0] }, // contentBigrams
      { knots: [0, 1], steps: [0] }, // trigrams
      { knots: [0, 1.099, 2.89], steps: [0, 0] }, // run
      { knots: [0, 0.3333, 1], steps: [0, 0] }, // runShare
      { knots: [0, 0.6176, 1], steps: [0.2476, 0.1056] }, // spelling
      { knots: [0, 0.6176, 1], steps: [0.243, 0.09454] }, // spellingInBest
      { knots: [0, 0.5854, 1], steps: [0, 0] }, // kept
      { knots: [0, 0.4192, 1], steps: [0, 0] }, // answeredBack
      { knots: [0, 1, 7], steps: [-0.5139, 0] }, // missing
      { knots: [0, 1, 4.95], steps: [0, -1.292] }, // missingWeight
      { knots: [0, 0.7, 1], steps: [-0.5901, -0.1312] }, // gravestMissing
      { knots: [0, 1], steps: [-2.176] }, // missingNames
      { knots: [0, 0.6931, 2.303], steps: [0, 0] }, // changed
      { knots: [0, 2.079], steps: [0] }, // added
      { knots: [0, 2], steps: [-2.176] }, // figuresMissing
      { knots: [0, 1], steps: [0.4444] }, // figuresConfirmed
      { knots: [0, 2], steps: [-0.6025] }, // negationTurned
      { knots: [0, 1], steps: [-1.258] }, // negationChanged
      { knots: [0, 1], steps: [-0.02055] }, // oppositeChanged
      { knots: [0, 1], steps: [-0.7712] }, // nameChanged
      { knots: [0, 1], steps: [-0.9439] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.26] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.2303] }, // negationOnlyInBest
      { knots: [0, 2], steps: [1.972] }, // negations
      { knots: [0, 2], steps: [-0.05854] }, // negationsInBest
      { knots: [0, 1], steps: [-1.48] }, // lastWordNegated
      { knots: [0, 2], steps: [-0.02541] }, // oppositeInBest
      { knots: [0, 2], steps: [-0.0448] }, // oppositeAnywhere
      { knots: [0, 0.9778], steps: [-1.863] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [2.053, 0] }, // directionAgrees
      { knots: [-0.899, 0, 1], steps: [2.2, 0] }, // directionNearby
      { knots: [0, 1], steps: [0.02466] }, // uncertain
      { knots: [0, 1], steps: [-0.08717] }, // newlyUncertain
      { knots: [0, 1], steps: [-2.137] }, // newlyAll
      { knots: [0.6931, 1.792, 2.996], steps: [0.4518, -0.4952] }, // claimLength
      { knots: [2.996, 3.761, 4.511], steps: [-0.2245, 0] }, // evidenceLength
      { knots: [-1.897, -0.4055, 0.539], steps: [0.01833, 0.04998] }, // lengthRatio
    ],
  },
  mixed: {
    intercept: -5.063,
    curves: [
      { knots: [0, 0.1488, 0.9485], steps: [0.3023, 1.241] }, // wholeCoverage
      { knots: [0, 0.155, 1], steps: [0.2301, 1.058] }, // wholeContent
      { knots: [0, 1], steps: [0.879] }, // literalContent
      { knots: [0, 0.1473, 0.9485], steps: [0.2663, 1.208] }, // bestCoverage
      { knots: [0, 0.1535, 1], steps: [0.1931, 1.023] }, // bestContent
      { knots: [0, 0.1485, 0.9485], steps: [0.2887, 1.239] }, // pairCoverage
      { knots: [0, 0.6564], steps: [1.435] }, // windowCoverage
      { knots: [0, 0.6, 1], steps: [0.06919, 0] }, // names
      { knots: [0, 0.2207, 1], steps: [0.4222, 1.88] }, // knownWords
      { knots: [0, 1], steps: [0] }, // otherWords
      { knots: [0, 0.1505, 1], steps: [0.2053, 0.6626] }, // firstHalf
      { knots: [0, 0.1346, 1], steps: [0.2759, 0.6276] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.6667], steps: [0] }, // saidOnce
      { knots: [0, 0.5], steps: [0.277] }, // bigrams
      { knots: [0, 0.5], steps: [1.115] }, // contentBigrams
      { knots: [0, 0.3529], steps: [0.2899] }, // trigrams
      { knots: [0, 2.197], steps: [0] }, // run
      { knots: [0, 0.6667], steps: [0] }, // runShare
      { knots: [0, 0.6667], steps: [0.389] }, // spelling
      { knots: [0, 0.6667], steps: [0.3388] }, // spellingInBest
      { knots: [0, 0.6564], steps: [0] }, // kept
      { knots: [0, 0.6564], steps: [1.953] }, // answeredBack
      { knots: [0, 9, 34], steps: [0, -0.6949] }, // missing
      { knots: [0, 8.02, 29.77], steps: [0, -0.8644] }, // missingWeight
      { knots: [0, 1], steps: [0] }, // gravestMissing
      { knots: [0, 16], steps: [-0.924] }, // missingNames
      { knots: [0, 3.497], steps: [-0.2031] }, // changed
      { knots: [0, 2.565, 3.738], steps: [0, 0] }, // added
      { knots: [0, 2], steps: [-0.6955] }, // figuresMissing
      { knots: [0, 1], steps: [0.9307] }, // figuresConfirmed
      { knots: [0, 1], steps: [0] }, // negationTurned
      { knots: [0, 1], steps: [0] }, // negationChanged
      { knots: [0, 1], steps: [0] }, // oppositeChanged
      { knots: [0, 0.3388], steps: [-0.663] }, // nameChanged
      { knots: [0, 1], steps: [0] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.737] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.784] }, // negationOnlyInBest
      { knots: [0, 2], steps: [0.6399] }, // negations
      { knots: [0, 2], steps: [0.5215] }, // negationsInBest
      { knots: [0, 1], steps: [0] }, // lastWordNegated
      { knots: [0, 1], steps: [-1.344] }, // oppositeInBest
      { knots: [0, 1], steps: [-1.344] }, // oppositeAnywhere
      { knots: [0, 0.3797], steps: [-2.224] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0.5169, 0] }, // directionAgrees
      { knots: [-0.4076, 0, 0.7837], steps: [1.621, 0.5291] }, // directionNearby
      { knots: [0, 1], steps: [0.04376] }, // uncertain
      { knots: [0, 1], steps: [-0.4058] }, // newlyUncertain
      { knots: [0, 1], steps: [-0.1823] }, // newlyAll
      { knots: [0, 2.565, 3.738], steps: [0.2592, 0.6966] }, // claimLength
      { knots: [1.609, 4.443, 6.033], steps: [-1.071, -0.3919] }, // evidenceLength
      { knots: [-2.773, 0, 2.773], steps: [1.695, -0.2643] }, // lengthRatio
    ],
  },
};
