// Many knots are logarithms of small counts, and happen to be famous numbers.
/* oxlint-disable oxc/approx-constant */
import type { AdditiveModel } from './additive-model.ts';

/** Written by `eval/fit/checker.ts` (its head says how); do not edit. BENCHMARKS.md has the figures. */
export const MODELS: Readonly<Record<'en' | 'ko' | 'mixed', AdditiveModel>> = {
  en: {
    intercept: -5.937,
    curves: [
      { knots: [0, 0.4259, 0.5434, 0.6192, 0.6856, 0.7449, 0.804, 0.8523, 0.9059, 0.9889, 1], steps: [0.6409, 0, 0, 0, 0, 0, 0, 0, 0.02349, 0.1598] }, // wholeCoverage
      { knots: [0, 0.4053, 0.5282, 0.6036, 0.6781, 0.7437, 0.7995, 0.851, 0.9079, 1], steps: [0.0513, 0, 0, 0, 0, 0, 0, 0, 0] }, // wholeContent
      { knots: [0, 0.3459, 0.4617, 0.5489, 0.6238, 0.6907, 0.7545, 0.8197, 0.8792, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0] }, // literalContent
      { knots: [0, 0.2812, 0.3654, 0.4222, 0.4807, 0.539, 0.6033, 0.6717, 0.7512, 0.8777, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // bestCoverage
      { knots: [0, 0.2735, 0.3589, 0.4171, 0.4807, 0.5411, 0.6058, 0.6792, 0.7597, 0.8892, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // bestContent
      { knots: [0, 0.3552, 0.4402, 0.5041, 0.5666, 0.6317, 0.697, 0.7578, 0.8391, 0.9631, 1], steps: [0, 0, 0, 0.009459, 0, 0, 0, 0, 0, 0] }, // pairCoverage
      { knots: [0, 0.2915, 0.3728, 0.4292, 0.4833, 0.5404, 0.6012, 0.6774, 0.7534, 0.8997, 1], steps: [0, 0, 0, 0, 0.105, 0, 0, 0, 0, 0.01098] }, // windowCoverage
      { knots: [0, 0.6, 0.6167, 1], steps: [0.121, 0.02559, 0] }, // names
      { knots: [0, 0.3738, 0.4981, 0.6023, 0.6821, 0.7615, 0.8218, 0.9175, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0] }, // knownWords
      { knots: [0, 0.4413, 0.5464, 0.6, 0.6783, 0.8047, 1], steps: [0.2052, 0.002716, 0, 0.08632, 0.05831, 0] }, // otherWords
      { knots: [0, 0.1387, 0.2686, 0.364, 0.4571, 0.5322, 0.6212, 0.7096, 0.8258, 1], steps: [0.04952, 0, 0, 0, 0.1268, 0, 0, 0, 0] }, // firstHalf
      { knots: [0, 0.1553, 0.2727, 0.3636, 0.4719, 0.5537, 0.661, 0.7725, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.125, 0.1667, 0.2222, 0.2727, 0.3333, 0.4, 0.5, 0.7222, 1], steps: [0.2744, 0, 0, 0, 0, 0, 0.1336, 0, 0.6712] }, // saidOnce
      { knots: [0, 0.07692, 0.125, 0.1667, 0.2222, 0.3, 0.3684, 0.5, 0.6818, 1], steps: [0, 0.06956, 0, 0, 0, 0.005968, 0, 0, 0.1294] }, // bigrams
      { knots: [0, 0.1, 0.1538, 0.2, 0.25, 0.3571, 0.5, 0.7143, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0.3675] }, // contentBigrams
      { knots: [0, 0.05556, 0.1111, 0.1818, 0.2857, 0.5263, 1], steps: [0, 0, 0.001991, 0.01198, 0, 0.634] }, // trigrams
      { knots: [0, 0.6931, 1.099, 1.386, 1.609, 1.792, 2.197, 3.912], steps: [0, 0, 0, 0.06898, 0, 0, 0.1802] }, // run
      { knots: [0, 0.07692, 0.1053, 0.1333, 0.1579, 0.2, 0.2273, 0.2727, 0.3333, 0.5, 1], steps: [0, 0, 0.01935, 0, 0, 0, 0, 0, 0, 0.4153] }, // runShare
      { knots: [0, 0.4098, 0.5, 0.5763, 0.6437, 0.6966, 0.7451, 0.8033, 0.8649, 0.9492, 1], steps: [0.7119, 0, 0, 0, 0, 0, 0, 0.02333, 0, 0] }, // spelling
      { knots: [0, 0.2308, 0.2927, 0.3571, 0.4091, 0.4583, 0.5119, 0.5966, 0.6915, 0.8108, 1], steps: [0.1953, 0, 0, 0.101, 0, 0, 0, 0, 0, 0] }, // spellingInBest
      { knots: [0, 0.1577, 0.2136, 0.2676, 0.3094, 0.3621, 0.4164, 0.4802, 0.5892, 0.7565, 1], steps: [0.1137, 0, 0, 0, 0, 0, 0, 0, 0.02386, 0] }, // kept
      { knots: [0, 0.1441, 0.1921, 0.2413, 0.2889, 0.3333, 0.3874, 0.46, 0.587, 0.7925, 1], steps: [0, 0, 0, 0, 0, 0.002276, 0, 0.1252, 0.0753, 0.1148] }, // answeredBack
      { knots: [0, 1, 2, 3, 4, 5, 7, 18], steps: [0, 0, 0, 0, -0.1175, 0, -0.8184] }, // missing
      { knots: [0, 0.7825, 1, 1.74, 2, 2.72, 3.421, 4.508, 6.31, 17.34], steps: [0, 0, 0, 0, 0, 0, 0, 0, -0.237] }, // missingWeight
      { knots: [0, 0.75, 0.91, 0.99, 1], steps: [0, 0, -0.1212, -0.2347] }, // gravestMissing
      { knots: [0, 1, 10], steps: [0, -0.2234] }, // missingNames
      { knots: [0, 0.6931, 1.099, 1.386, 1.609, 1.792, 1.946, 2.079, 2.303, 3.178], steps: [-0.01773, -0.001462, -0.1172, 0, 0, 0, 0, 0, 0] }, // changed
      { knots: [0, 0.6931, 1.386, 1.609, 1.946, 2.944], steps: [0, 0, -0.2339, -0.1331, 0] }, // added
      { knots: [0, 1], steps: [0] }, // figuresMissing
      { knots: [0, 1], steps: [0.04825] }, // figuresConfirmed
      { knots: [0, 2], steps: [-0.534] }, // negationTurned
      { knots: [0, 0.7619], steps: [-0.3645] }, // negationChanged
      { knots: [0, 0.6019], steps: [-0.05188] }, // oppositeChanged
      { knots: [0, 0.9144], steps: [0] }, // nameChanged
      { knots: [0, 0.8982], steps: [-0.3399] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.4464] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.2456] }, // negationOnlyInBest
      { knots: [0, 1, 2], steps: [0.2582, 0.6817] }, // negations
      { knots: [0, 1, 2], steps: [0.3332, -0.08464] }, // negationsInBest
      { knots: [0, 1], steps: [-0.7176] }, // lastWordNegated
      { knots: [0, 2], steps: [-0.8869] }, // oppositeInBest
      { knots: [0, 2], steps: [-0.2899] }, // oppositeAnywhere
      { knots: [0, 0.1158, 1.346], steps: [-0.1638, -0.729] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0, 0] }, // directionAgrees
      { knots: [-1.386, 0, 0.4586, 2.401], steps: [1.219, 0, 0] }, // directionNearby
      { knots: [0, 1], steps: [-0.3128] }, // uncertain
      { knots: [0, 1], steps: [0] }, // newlyUncertain
      { knots: [0, 1], steps: [0] }, // newlyAll
      { knots: [0, 1], steps: [-0.2314] }, // newlyCausal
      { knots: [0, 1], steps: [0] }, // concludes
      { knots: [0.6931, 1.946, 2.079, 2.197, 2.303, 2.485, 2.565, 2.708, 2.89, 3.497], steps: [0.3891, 0.01372, 0.02045, -0.1199, 0.1765, 0.06243, 0.04814, 0.3746, 0.3828] }, // claimLength
      { knots: [3.045, 5.037, 5.817, 6.542, 6.798, 6.898, 7.022, 7.294, 7.604, 7.773, 9.988], steps: [0.03602, -0.06745, -0.2348, 0.4854, 0.2516, -0.2439, -0.4367, -0.1782, -0.2102, -1.995] }, // evidenceLength
      { knots: [-3.932, -1.24, -1.012, -0.8109, -0.6008, -0.4353, -0.2719, -0.08701, 0.08004, 0.3857, 2.048], steps: [1.659, 0.04367, 0.0465, 0.009223, -0.1324, 0.04872, 0.1203, 0.03914, 0.0197, -0.06447] }, // lengthRatio
      { knots: [0, 0.7655, 0.8971, 0.9322, 0.9674, 1], steps: [0, 0.008263, 0.2943, 0, 0.3713] }, // prose
    ],
  },
  ko: {
    intercept: -5.997,
    curves: [
      { knots: [0.09434, 0.7218, 1], steps: [0, 0] }, // wholeCoverage
      { knots: [0.09804, 0.7256, 1], steps: [0, 0] }, // wholeContent
      { knots: [0, 0.7119, 1], steps: [0, 0] }, // literalContent
      { knots: [0.09434, 0.7218, 1], steps: [0, 0] }, // bestCoverage
      { knots: [0.09804, 0.7256, 1], steps: [0, 0] }, // bestContent
      { knots: [0.09434, 0.7218, 1], steps: [0, 0] }, // pairCoverage
      { knots: [0, 0.7119, 1], steps: [0.6787, 0] }, // windowCoverage
      { knots: [0.6, 1.6], steps: [0] }, // names
      { knots: [0, 0.7636, 1], steps: [0.6566, 0.3624] }, // knownWords
      { knots: [0, 0.6667, 1], steps: [0, 0] }, // otherWords
      { knots: [0, 1], steps: [0] }, // firstHalf
      { knots: [0, 0.5882, 1], steps: [0, 0] }, // secondHalf
      { knots: [0, 0.5, 1], steps: [0, 0] }, // lastWord
      { knots: [0, 0.7, 1], steps: [0, 0.2525] }, // saidOnce
      { knots: [0, 0.25, 1], steps: [0, 0] }, // bigrams
      { knots: [0, 0.25, 1], steps: [0, 0] }, // contentBigrams
      { knots: [0, 1], steps: [0] }, // trigrams
      { knots: [0, 1.099, 2.708], steps: [0, 0] }, // run
      { knots: [0, 0.3333, 1], steps: [0.09742, 0] }, // runShare
      { knots: [0, 0.6154, 1], steps: [0.1894, 0.22] }, // spelling
      { knots: [0, 0.6154, 1], steps: [0.1897, 0.2073] }, // spellingInBest
      { knots: [0, 0.5821, 1], steps: [0, 0] }, // kept
      { knots: [0, 0.4206, 1], steps: [0, 0] }, // answeredBack
      { knots: [0, 1, 7], steps: [-0.4781, -0.05586] }, // missing
      { knots: [0, 1, 4.95], steps: [-0.1074, -0.9323] }, // missingWeight
      { knots: [0, 0.7, 1], steps: [-0.3613, -0.1424] }, // gravestMissing
      { knots: [0, 1], steps: [0] }, // missingNames
      { knots: [0, 0.6931, 2.303], steps: [0, 0] }, // changed
      { knots: [0, 2.079], steps: [0] }, // added
      { knots: [0, 1], steps: [0] }, // figuresMissing
      { knots: [0, 1], steps: [0.3711] }, // figuresConfirmed
      { knots: [0, 2], steps: [-1.06] }, // negationTurned
      { knots: [0, 0.875], steps: [-0.3153] }, // negationChanged
      { knots: [0, 0.6889], steps: [0] }, // oppositeChanged
      { knots: [0, 0.75], steps: [-1.316] }, // nameChanged
      { knots: [0, 0.875], steps: [-3.829] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.1523] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.1205] }, // negationOnlyInBest
      { knots: [0, 2], steps: [1.856] }, // negations
      { knots: [0, 2], steps: [-0.0004909] }, // negationsInBest
      { knots: [0, 1], steps: [-1.432] }, // lastWordNegated
      { knots: [0, 1], steps: [-0.1392] }, // oppositeInBest
      { knots: [0, 1], steps: [-0.1332] }, // oppositeAnywhere
      { knots: [0, 0.899], steps: [-0.4652] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [2.161, 0] }, // directionAgrees
      { knots: [-0.899, 0, 1], steps: [2.427, 0] }, // directionNearby
      { knots: [0, 1], steps: [0.01958] }, // uncertain
      { knots: [0, 1], steps: [-0.2413] }, // newlyUncertain
      { knots: [0, 1], steps: [-1.98] }, // newlyAll
      { knots: [0, 1], steps: [-0.3242] }, // newlyCausal
      { knots: [0, 1], steps: [-0.1475] }, // concludes
      { knots: [0.6931, 1.792, 2.996], steps: [0.207, -0.9066] }, // claimLength
      { knots: [2.996, 3.738, 4.511], steps: [-0.1719, 0.132] }, // evidenceLength
      { knots: [-1.897, -0.4055, 0.539], steps: [-0.1001, 0.3709] }, // lengthRatio
      { knots: [0, 1], steps: [0.3503] }, // prose
    ],
  },
  mixed: {
    intercept: -5.137,
    curves: [
      { knots: [0, 0.1984, 0.9485], steps: [0.3663, 1.132] }, // wholeCoverage
      { knots: [0, 0.2072, 1], steps: [0.2802, 0.9382] }, // wholeContent
      { knots: [0, 1], steps: [0.7411] }, // literalContent
      { knots: [0, 0.193, 0.9485], steps: [0.3153, 1.193] }, // bestCoverage
      { knots: [0, 0.2054, 1], steps: [0.2489, 0.9673] }, // bestContent
      { knots: [0, 0.1974, 0.9485], steps: [0.3478, 1.131] }, // pairCoverage
      { knots: [0, 0.6564], steps: [1.106] }, // windowCoverage
      { knots: [0, 0.6, 1], steps: [0.1011, 0] }, // names
      { knots: [0, 0.2787, 1], steps: [0.7034, 1.718] }, // knownWords
      { knots: [0, 1], steps: [0] }, // otherWords
      { knots: [0, 0.1956, 1], steps: [0.2087, 1.061] }, // firstHalf
      { knots: [0, 0.1765, 1], steps: [0.3571, 0.2825] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.6667], steps: [0] }, // saidOnce
      { knots: [0, 0.5], steps: [0.3555] }, // bigrams
      { knots: [0, 0.5], steps: [1.221] }, // contentBigrams
      { knots: [0, 0.3529], steps: [0.4995] }, // trigrams
      { knots: [0, 2.197], steps: [0] }, // run
      { knots: [0, 0.6667], steps: [0] }, // runShare
      { knots: [0, 0.6667], steps: [0.7584] }, // spelling
      { knots: [0, 0.6667], steps: [0.7544] }, // spellingInBest
      { knots: [0, 0.6564], steps: [0] }, // kept
      { knots: [0, 0.6564], steps: [1.915] }, // answeredBack
      { knots: [0, 8, 26], steps: [0, -0.5861] }, // missing
      { knots: [0, 7.05, 23.15], steps: [0, -0.7153] }, // missingWeight
      { knots: [0, 1], steps: [-0.3768] }, // gravestMissing
      { knots: [0, 15], steps: [-0.4204] }, // missingNames
      { knots: [0, 3.434], steps: [-0.2037] }, // changed
      { knots: [0, 2.485, 3.401], steps: [0, 0] }, // added
      { knots: [0, 1], steps: [0] }, // figuresMissing
      { knots: [0, 1], steps: [0.9099] }, // figuresConfirmed
      { knots: [0, 1], steps: [0] }, // negationTurned
      { knots: [0, 1], steps: [0] }, // negationChanged
      { knots: [0, 1], steps: [0] }, // oppositeChanged
      { knots: [0, 0.3388], steps: [0] }, // nameChanged
      { knots: [0, 1], steps: [0] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.6713] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.6341] }, // negationOnlyInBest
      { knots: [0, 2], steps: [0.4154] }, // negations
      { knots: [0, 2], steps: [0.5088] }, // negationsInBest
      { knots: [0, 1], steps: [0] }, // lastWordNegated
      { knots: [0, 1], steps: [-1.74] }, // oppositeInBest
      { knots: [0, 1], steps: [-1.74] }, // oppositeAnywhere
      { knots: [0, 0.4201], steps: [-1.738] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0.72, 0] }, // directionAgrees
      { knots: [-0.4076, 0, 0.7837], steps: [1.301, 0.3091] }, // directionNearby
      { knots: [0, 1], steps: [0.05762] }, // uncertain
      { knots: [0, 1], steps: [-0.2742] }, // newlyUncertain
      { knots: [0, 1], steps: [-0.151] }, // newlyAll
      { knots: [0, 1], steps: [-0.1595] }, // newlyCausal
      { knots: [0, 1], steps: [0] }, // concludes
      { knots: [0, 2.565, 3.555], steps: [0.7112, 0.8884] }, // claimLength
      { knots: [1.609, 4.407, 5.805], steps: [-1.284, -0.4264] }, // evidenceLength
      { knots: [-2.773, 0, 2.773], steps: [1.599, -0.1933] }, // lengthRatio
      { knots: [0, 1], steps: [0] }, // prose
    ],
  },
};
