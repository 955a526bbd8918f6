// Many knots are logarithms of small counts, and happen to be famous numbers.
/* oxlint-disable oxc/approx-constant */
import type { AdditiveModel } from './additive-model.ts';

/** Written by `eval/fit/checker.ts` (its head says how); do not edit. BENCHMARKS.md has the figures. */
export const MODELS: Readonly<Record<'en' | 'ko' | 'mixed', AdditiveModel>> = {
  en: {
    intercept: -6.016,
    curves: [
      { knots: [0, 0.4287, 0.5434, 0.6214, 0.6901, 0.7462, 0.8051, 0.8525, 0.9081, 0.9889, 1], steps: [0.6755, 0, 0, 0, 0, 0, 0, 0, 0.01014, 0.1636] }, // wholeCoverage
      { knots: [0, 0.41, 0.5282, 0.6088, 0.6825, 0.7452, 0.7999, 0.8515, 0.9105, 1], steps: [0.1383, 0, 0, 0, 0, 0, 0, 0, 0] }, // wholeContent
      { knots: [0, 0.3459, 0.4616, 0.5489, 0.6238, 0.6907, 0.7519, 0.8195, 0.8792, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0] }, // literalContent
      { knots: [0, 0.288, 0.3655, 0.4231, 0.481, 0.54, 0.6033, 0.6717, 0.7512, 0.8775, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // bestCoverage
      { knots: [0, 0.2748, 0.3599, 0.4206, 0.4823, 0.5411, 0.6058, 0.6797, 0.7597, 0.8888, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, // bestContent
      { knots: [0, 0.3589, 0.4409, 0.5045, 0.5682, 0.6323, 0.6983, 0.7569, 0.8391, 0.9631, 1], steps: [0, 0, 0, 0.03375, 0, 0, 0, 0, 0, 0] }, // pairCoverage
      { knots: [0, 0.2915, 0.3726, 0.4292, 0.4833, 0.5404, 0.6012, 0.6771, 0.7534, 0.8985, 1], steps: [0, 0, 0, 0, 0.09186, 0, 0, 0, 0, 0] }, // windowCoverage
      { knots: [0, 0.6, 0.6135, 1], steps: [0.1078, 0.01074, 0] }, // names
      { knots: [0, 0.3755, 0.5004, 0.6046, 0.6926, 0.7627, 0.8223, 0.9184, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0] }, // knownWords
      { knots: [0, 0.4242, 0.5464, 0.6, 0.6736, 0.7996, 1], steps: [0.2455, 0.02002, 0, 0.0837, 0.1363, 0] }, // otherWords
      { knots: [0, 0.1466, 0.2686, 0.3641, 0.4615, 0.5353, 0.6212, 0.7074, 0.8276, 1], steps: [0.04102, 0.006314, 0, 0, 0.07715, 0, 0, 0, 0] }, // firstHalf
      { knots: [0, 0.1558, 0.2761, 0.3638, 0.4719, 0.5537, 0.657, 0.7705, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.125, 0.1667, 0.2222, 0.2727, 0.3333, 0.4, 0.5, 0.7143, 1], steps: [0.2659, 0, 0, 0, 0, 0, 0.1227, 0, 0.622] }, // saidOnce
      { knots: [0, 0.07692, 0.125, 0.1667, 0.2222, 0.3, 0.3684, 0.5, 0.6818, 1], steps: [0, 0.06363, 0, 0, 0, 0, 0, 0, 0.1344] }, // bigrams
      { knots: [0, 0.1, 0.1538, 0.2, 0.25, 0.3571, 0.5, 0.7059, 1], steps: [0, 0, 0, 0, 0, 0, 0, 0.3658] }, // contentBigrams
      { knots: [0, 0.05556, 0.1081, 0.1818, 0.2857, 0.5263, 1], steps: [0, 0, 0, 0.002608, 0, 0.6385] }, // trigrams
      { knots: [0, 0.6931, 1.099, 1.386, 1.609, 1.792, 2.197, 3.912], steps: [0, 0, 0, 0.06769, 0, 0, 0.1907] }, // run
      { knots: [0, 0.07692, 0.1053, 0.1333, 0.1579, 0.2, 0.2273, 0.2727, 0.3333, 0.5, 1], steps: [0, 0, 0.01766, 0, 0, 0, 0, 0, 0, 0.4054] }, // runShare
      { knots: [0, 0.4098, 0.5, 0.5763, 0.6437, 0.6966, 0.7451, 0.8033, 0.8649, 0.9492, 1], steps: [0.6466, 0, 0, 0, 0, 0, 0, 0.01423, 0, 0] }, // spelling
      { knots: [0, 0.2308, 0.2903, 0.3571, 0.4091, 0.4583, 0.5116, 0.5952, 0.6915, 0.8095, 1], steps: [0.1433, 0, 0, 0.1054, 0, 0, 0, 0, 0, 0] }, // spellingInBest
      { knots: [0, 0.1577, 0.2136, 0.2676, 0.3094, 0.3621, 0.4164, 0.4777, 0.5892, 0.7565, 1], steps: [0.06334, 0, 0, 0, 0, 0, 0, 0, 0.04833, 0] }, // kept
      { knots: [0, 0.1441, 0.1912, 0.2413, 0.2886, 0.3324, 0.3852, 0.459, 0.587, 0.7925, 1], steps: [0, 0, 0, 0, 0, 0.0163, 0, 0.1295, 0.08279, 0.1338] }, // answeredBack
      { knots: [0, 1, 2, 3, 4, 5, 7, 18], steps: [0, 0, 0, 0, -0.1231, 0, -0.8384] }, // missing
      { knots: [0, 0.75, 1, 1.739, 1.99, 2.68, 3.41, 4.5, 6.3, 17.34], steps: [0, 0, 0, 0, 0, 0, 0, 0, -0.2329] }, // missingWeight
      { knots: [0, 0.75, 0.91, 0.99, 1], steps: [-0.007415, 0, -0.1122, -0.2186] }, // gravestMissing
      { knots: [0, 1, 10], steps: [0, -0.2038] }, // missingNames
      { knots: [0, 0.6931, 1.099, 1.386, 1.609, 1.792, 1.946, 2.079, 2.303, 3.178], steps: [-0.01335, -0.003639, -0.1087, 0, 0, 0, 0, 0, 0] }, // changed
      { knots: [0, 0.6931, 1.386, 1.609, 1.946, 2.944], steps: [0, 0, -0.2352, -0.1116, 0] }, // added
      { knots: [0, 1], steps: [0] }, // figuresMissing
      { knots: [0, 1], steps: [0.02947] }, // figuresConfirmed
      { knots: [0, 2], steps: [-0.5177] }, // negationTurned
      { knots: [0, 0.7619], steps: [-0.3269] }, // negationChanged
      { knots: [0, 0.6019], steps: [-0.06758] }, // oppositeChanged
      { knots: [0, 0.9144], steps: [0] }, // nameChanged
      { knots: [0, 0.8982], steps: [-0.6694] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.4531] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.275] }, // negationOnlyInBest
      { knots: [0, 1, 2], steps: [0.2536, 0.7213] }, // negations
      { knots: [0, 1, 2], steps: [0.3178, -0.0772] }, // negationsInBest
      { knots: [0, 1], steps: [-0.7134] }, // lastWordNegated
      { knots: [0, 2], steps: [-0.8667] }, // oppositeInBest
      { knots: [0, 2], steps: [-0.2988] }, // oppositeAnywhere
      { knots: [0, 0.1194, 1.346], steps: [-0.1781, -0.7373] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0, 0] }, // directionAgrees
      { knots: [-1.386, 0, 0.4586, 2.401], steps: [1.215, 0, 0] }, // directionNearby
      { knots: [0, 1], steps: [-0.2941] }, // uncertain
      { knots: [0, 1], steps: [0] }, // newlyUncertain
      { knots: [0, 1], steps: [0] }, // newlyAll
      { knots: [0, 1], steps: [-0.2414] }, // newlyCausal
      { knots: [0, 1], steps: [0] }, // concludes
      { knots: [0.6931, 1.946, 2.079, 2.197, 2.303, 2.485, 2.565, 2.708, 2.89, 3.497], steps: [0.356, 0.01871, 0.01519, -0.1163, 0.1778, 0.06544, 0.04643, 0.3693, 0.3418] }, // claimLength
      { knots: [3.045, 5.05, 5.817, 6.542, 6.815, 6.898, 7.022, 7.294, 7.606, 7.773, 9.988], steps: [0.05037, -0.06342, -0.232, 0.4796, 0.2387, -0.2527, -0.4383, -0.1702, -0.1998, -2.018] }, // evidenceLength
      { knots: [-3.932, -1.237, -1.012, -0.8109, -0.6022, -0.4353, -0.2744, -0.08701, 0.08701, 0.3857, 2.048], steps: [1.804, -0.01519, 0.06053, 0.03102, -0.1379, 0.03876, 0.1205, 0.0351, 0.01462, -0.03198] }, // lengthRatio
      { knots: [0, 0.7723, 0.8971, 0.9347, 0.9682, 1], steps: [0, 0.01995, 0.2863, 0, 0.3717] }, // prose
    ],
  },
  ko: {
    intercept: -6.069,
    curves: [
      { knots: [0.09434, 0.7222, 1], steps: [0, 0] }, // wholeCoverage
      { knots: [0.09804, 0.7257, 1], steps: [0, 0] }, // wholeContent
      { knots: [0, 0.7119, 1], steps: [0, 0] }, // literalContent
      { knots: [0.09434, 0.7222, 1], steps: [0, 0] }, // bestCoverage
      { knots: [0.09804, 0.7257, 1], steps: [0, 0] }, // bestContent
      { knots: [0.09434, 0.7222, 1], steps: [0, 0] }, // pairCoverage
      { knots: [0, 0.7119, 1], steps: [0.6738, 0] }, // windowCoverage
      { knots: [0.6, 1.6], steps: [0] }, // names
      { knots: [0, 0.7627, 1], steps: [0.8124, 0.2641] }, // knownWords
      { knots: [0, 0.6667, 1], steps: [0, 0] }, // otherWords
      { knots: [0, 1], steps: [0] }, // firstHalf
      { knots: [0, 0.6, 1], steps: [0, 0] }, // secondHalf
      { knots: [0, 0.5, 1], steps: [0, 0] }, // lastWord
      { knots: [0, 0.7, 1], steps: [0, 0.1845] }, // saidOnce
      { knots: [0, 0.25, 1], steps: [0, 0] }, // bigrams
      { knots: [0, 0.25, 1], steps: [0, 0] }, // contentBigrams
      { knots: [0, 1], steps: [0] }, // trigrams
      { knots: [0, 1.099, 2.708], steps: [0, 0] }, // run
      { knots: [0, 0.3333, 1], steps: [0.08793, 0] }, // runShare
      { knots: [0, 0.6154, 1], steps: [0.1914, 0.233] }, // spelling
      { knots: [0, 0.6154, 1], steps: [0.192, 0.2203] }, // spellingInBest
      { knots: [0, 0.5821, 1], steps: [0, 0] }, // kept
      { knots: [0, 0.4218, 1], steps: [0, 0] }, // answeredBack
      { knots: [0, 1, 7], steps: [-0.5073, -0.1011] }, // missing
      { knots: [0, 1, 4.95], steps: [-0.1848, -0.8737] }, // missingWeight
      { knots: [0, 0.7, 1], steps: [-0.3657, -0.1342] }, // gravestMissing
      { knots: [0, 1], steps: [0] }, // missingNames
      { knots: [0, 0.6931, 2.303], steps: [0, 0] }, // changed
      { knots: [0, 2.079], steps: [0] }, // added
      { knots: [0, 1], steps: [0] }, // figuresMissing
      { knots: [0, 1], steps: [0.3756] }, // figuresConfirmed
      { knots: [0, 2], steps: [-1.042] }, // negationTurned
      { knots: [0, 0.875], steps: [-0.3236] }, // negationChanged
      { knots: [0, 0.6889], steps: [0] }, // oppositeChanged
      { knots: [0, 0.7805], steps: [-1.157] }, // nameChanged
      { knots: [0, 0.875], steps: [-3.701] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.1359] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.1547] }, // negationOnlyInBest
      { knots: [0, 2], steps: [1.818] }, // negations
      { knots: [0, 2], steps: [0.03876] }, // negationsInBest
      { knots: [0, 1], steps: [-1.424] }, // lastWordNegated
      { knots: [0, 1], steps: [-0.1127] }, // oppositeInBest
      { knots: [0, 1], steps: [-0.1081] }, // oppositeAnywhere
      { knots: [0, 0.899], steps: [-0.5378] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [2.199, 0] }, // directionAgrees
      { knots: [-0.899, 0, 1], steps: [2.463, 0] }, // directionNearby
      { knots: [0, 1], steps: [0.01706] }, // uncertain
      { knots: [0, 1], steps: [-0.2186] }, // newlyUncertain
      { knots: [0, 1], steps: [-1.968] }, // newlyAll
      { knots: [0, 1], steps: [-0.3067] }, // newlyCausal
      { knots: [0, 1], steps: [-0.1655] }, // concludes
      { knots: [0.6931, 1.792, 2.996], steps: [0.2513, -0.9038] }, // claimLength
      { knots: [2.996, 3.738, 4.511], steps: [-0.1964, 0.1215] }, // evidenceLength
      { knots: [-1.897, -0.4055, 0.539], steps: [-0.09762, 0.3284] }, // lengthRatio
      { knots: [0, 1], steps: [0.3394] }, // prose
    ],
  },
  mixed: {
    intercept: -5.111,
    curves: [
      { knots: [0, 0.2017, 0.9485], steps: [0.3682, 1.144] }, // wholeCoverage
      { knots: [0, 0.2104, 1], steps: [0.277, 0.9558] }, // wholeContent
      { knots: [0, 1], steps: [0.7573] }, // literalContent
      { knots: [0, 0.1988, 0.9485], steps: [0.3287, 1.194] }, // bestCoverage
      { knots: [0, 0.2077, 1], steps: [0.2438, 0.9876] }, // bestContent
      { knots: [0, 0.2005, 0.9485], steps: [0.3477, 1.146] }, // pairCoverage
      { knots: [0, 0.6564], steps: [1.139] }, // windowCoverage
      { knots: [0, 0.6, 1], steps: [0.08788, 0] }, // names
      { knots: [0, 0.2818, 1], steps: [0.6754, 1.705] }, // knownWords
      { knots: [0, 1], steps: [0] }, // otherWords
      { knots: [0, 0.1995, 1], steps: [0.2307, 1.06] }, // firstHalf
      { knots: [0, 0.1765, 1], steps: [0.3505, 0.2661] }, // secondHalf
      { knots: [0, 1], steps: [0] }, // lastWord
      { knots: [0, 0.6667], steps: [0] }, // saidOnce
      { knots: [0, 0.5], steps: [0.3692] }, // bigrams
      { knots: [0, 0.5], steps: [1.216] }, // contentBigrams
      { knots: [0, 0.3529], steps: [0.5073] }, // trigrams
      { knots: [0, 2.197], steps: [0] }, // run
      { knots: [0, 0.6667], steps: [0] }, // runShare
      { knots: [0, 0.6667], steps: [0.7662] }, // spelling
      { knots: [0, 0.6667], steps: [0.7611] }, // spellingInBest
      { knots: [0, 0.6564], steps: [0] }, // kept
      { knots: [0, 0.6564], steps: [1.949] }, // answeredBack
      { knots: [0, 8, 26], steps: [0, -0.5838] }, // missing
      { knots: [0, 7.008, 23.15], steps: [0, -0.7136] }, // missingWeight
      { knots: [0, 1], steps: [-0.33] }, // gravestMissing
      { knots: [0, 15], steps: [-0.4047] }, // missingNames
      { knots: [0, 3.434], steps: [-0.1914] }, // changed
      { knots: [0, 2.485, 3.401], steps: [0, 0] }, // added
      { knots: [0, 1], steps: [0] }, // figuresMissing
      { knots: [0, 1], steps: [0.9102] }, // figuresConfirmed
      { knots: [0, 1], steps: [0] }, // negationTurned
      { knots: [0, 1], steps: [0] }, // negationChanged
      { knots: [0, 1], steps: [0] }, // oppositeChanged
      { knots: [0, 0.3388], steps: [0] }, // nameChanged
      { knots: [0, 1], steps: [0] }, // otherwiseChanged
      { knots: [0, 1], steps: [-0.6685] }, // negationOnlyInClaim
      { knots: [0, 1], steps: [-0.6232] }, // negationOnlyInBest
      { knots: [0, 2], steps: [0.3991] }, // negations
      { knots: [0, 2], steps: [0.4951] }, // negationsInBest
      { knots: [0, 1], steps: [0] }, // lastWordNegated
      { knots: [0, 1], steps: [-1.742] }, // oppositeInBest
      { knots: [0, 1], steps: [-1.742] }, // oppositeAnywhere
      { knots: [0, 0.4201], steps: [-1.74] }, // oppositeNearby
      { knots: [-1, 0, 1], steps: [0.6983, 0] }, // directionAgrees
      { knots: [-0.4076, 0, 0.7837], steps: [1.293, 0.315] }, // directionNearby
      { knots: [0, 1], steps: [0.04334] }, // uncertain
      { knots: [0, 1], steps: [-0.271] }, // newlyUncertain
      { knots: [0, 1], steps: [-0.1257] }, // newlyAll
      { knots: [0, 1], steps: [-0.148] }, // newlyCausal
      { knots: [0, 1], steps: [0] }, // concludes
      { knots: [0, 2.565, 3.555], steps: [0.6761, 0.895] }, // claimLength
      { knots: [1.609, 4.407, 5.805], steps: [-1.263, -0.4314] }, // evidenceLength
      { knots: [-2.773, 0, 2.773], steps: [1.595, -0.2215] }, // lengthRatio
      { knots: [0, 1], steps: [0] }, // prose
    ],
  },
};
