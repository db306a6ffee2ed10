// Dresses.

import {
  backNeck,
  buttons,
  collar,
  front,
  neckBand,
  pocket,
  ribs,
  skirtFolds,
  sleeves,
  torsoFolds,
} from './parts.mjs'
import { both, range, symmetric } from './pen.mjs'

function strapDress(pen) {
  const skirt = symmetric([
    [0, 214],
    [52, 210],
    [84, 320, 112, 440],
    [60, 452, 0, 452],
  ])
  const bodice = symmetric([
    [0, 126],
    [30, 120, 52, 102],
    [66, 150, 62, 160],
    [54, 190, 54, 216],
    [0, 222],
  ])
  return (
    both(pen.cord('M44 108Q42 78 34 58', 5)) +
    pen.shape('M-50 106Q0 118 50 106L46 134H-46Z', 'inside') +
    pen.shape(skirt) +
    skirtFolds(pen, 226, 442, 104) +
    pen.shape(bodice) +
    pen.fold(-40, 120, -24, 212, 8, 8) +
    pen.fold(38, 122, 22, 212, -10, 8) +
    pen.seam('M-54 216Q0 224 54 216', 1.6) +
    both(pen.seam('M54 250Q66 268 65 292')) +
    pen.stitch('M-106 432Q0 446 106 432')
  )
}

function wrapDress(pen) {
  const skirt = symmetric([
    [0, 232],
    [58, 228],
    [84, 320, 108, 436],
    [60, 448, 0, 448],
  ])
  return (
    sleeves(pen, { shoulder: [82, 104], armpit: [72, 172], outer: [140, 268], inner: [106, 282] }) +
    pen.shape('M-36 84Q0 94 36 84L0 170Z', 'inside') +
    pen.shape(skirt) +
    skirtFolds(pen, 250, 440, 100) +
    pen.seam('M34 232Q64 330 40 446', 1.8) +
    pen.fold(36, 240, 46, 440, 22, 9) +
    pen.shape('M36 84L84 104Q70 140 74 174Q62 204 60 234H-10L-40 190Z') +
    pen.shape('M-36 84L-84 104Q-70 140 -74 174Q-62 204 -60 234H54Q36 196 -6 146Q-28 118 -36 84Z') +
    pen.fold(-40, 150, 30, 226, 0, 10) +
    pen.fold(-58, 180, 20, 230, -4, 8) +
    pen.shine(-58, 120, -40, 200, 4, 10) +
    pen.shape('M-61 226Q0 236 61 226V246Q0 256 -61 246Z', 'deep') +
    pen.shape('M44 244Q34 300 22 344L38 348Q56 296 58 246Z') +
    pen.shape('M52 244Q66 290 66 326L82 322Q78 276 64 240Z') +
    pen.shape('M42 230h22v22h-22Z', 'deep')
  )
}

function shirtDress(pen) {
  const body = symmetric([
    [0, 108],
    [36, 82],
    [90, 104],
    [78, 140, 84, 178],
    [68, 216, 66, 236],
    [84, 320, 102, 420],
    [60, 434, 0, 434],
  ])
  return (
    sleeves(pen, { shoulder: [88, 103], armpit: [82, 180], outer: [144, 316], inner: [112, 326], cuff: 24 }) +
    pen.shape(body) +
    skirtFolds(pen, 250, 424, 96) +
    pen.fold(-70, 150, -40, 236, 8, 10) +
    pen.fold(66, 156, 40, 236, -10, 10) +
    pen.seam('M-8 110V434M8 110V434') +
    buttons(pen, 0, 134, 214, 3) +
    buttons(pen, 0, 272, 400, 4) +
    pen.shape('M-68 230Q0 240 68 230V248Q0 258 -68 248Z', 'deep') +
    pen.shape('M14 244L4 318L20 322L30 248Z', 'deep') +
    pen.shape('M26 244L40 310L54 304L38 242Z', 'deep') +
    pen.shape('M12 234h26v20h-26Z', 'deep') +
    both(pen.seam('M62 284Q73 302 73 326')) +
    pocket(pen, 22, 152, 38, 44) +
    collar(pen, 82, 36, 30)
  )
}

function tShirtDress(pen) {
  const neck = [42, 84]
  return (
    sleeves(pen, { shoulder: [92, 105], armpit: [86, 184], outer: [148, 198], inner: [106, 218] }) +
    backNeck(pen, neck, 32) +
    pen.shape(
      symmetric([
        [0, 116],
        [30, 116, ...neck],
        [92, 106],
        [80, 146, 86, 184],
        [72, 240, 78, 290],
        [88, 360, 92, 440],
        [46, 448, 0, 448],
      ]),
    ) +
    torsoFolds(pen, 440) +
    neckBand(pen, neck, 32) +
    both(pen.seam('M76 270Q66 292 80 322', 1.8)) +
    pen.stitch('M-90 430Q0 440 90 430')
  )
}

/** A tier of a gathered skirt, with its gathers. */
const tier = (pen, top, from, bottom, to) =>
  pen.shape(
    `M${-from} ${top}Q0 ${top + 8} ${from} ${top}L${to} ${bottom}Q0 ${bottom + 12} ${-to} ${bottom}Z`,
  ) +
  [-0.8, -0.5, -0.2, 0.1, 0.4, 0.7]
    .map((s) => pen.fold(Math.round(s * from), top + 4, Math.round(s * to), top + 60, 0, 6))
    .join('')

function tieredDress(pen) {
  return (
    sleeves(pen, {
      shoulder: [78, 92],
      armpit: [68, 160],
      outer: [136, 246],
      inner: [104, 258],
      cuff: 10,
      puff: 8,
    }) +
    pen.shape('M-34 72Q0 80 34 72L0 140Z', 'inside') +
    tier(pen, 372, 104, 464, 126) +
    tier(pen, 290, 82, 376, 106) +
    tier(pen, 206, 58, 294, 84) +
    pen.shape(
      symmetric([
        [0, 138],
        [34, 72],
        [80, 94],
        [66, 128, 70, 162],
        [60, 184, 59, 208],
        [0, 214],
      ]),
    ) +
    pen.fold(-50, 130, -28, 204, 8, 8) +
    pen.fold(50, 130, 26, 204, -8, 8) +
    both(pen.seam('M34 72L0 138', 2.4)) +
    pen.seam('M-59 206Q0 214 59 206', 1.8) +
    both(pen.mark('M2 138Q12 160 8 182', pen.tones.paper, 2.6, ' stroke-linecap="round"'))
  )
}

function knittedDress(pen) {
  const body = front({
    neck: [38, 88],
    drop: 12,
    shoulder: [88, 108],
    armpit: [82, 184],
    waist: 62,
    hem: [84, 450],
    sag: 6,
  })
  return (
    sleeves(pen, { shoulder: [86, 107], armpit: [80, 186], outer: [144, 364], inner: [112, 372], cuff: 30 }) +
    pen.shape(body) +
    pen.clip(body, ribs(pen, 98, 86, 460, 7)) +
    torsoFolds(pen, 446) +
    pen.shape('M-37 66Q0 58 37 66L42 96Q0 110 -42 96Z', 'deep') +
    pen.shape('M-37 66Q0 58 37 66Q0 78 -37 66Z', 'inside') +
    ribs(pen, 30, 76, 102, 7) +
    pen.seam('M-84 426Q0 434 84 426', 1.6)
  )
}

function pinaforeDress(pen) {
  const skirtBody = symmetric([
    [0, 250],
    [60, 246],
    [88, 340, 112, 432],
    [60, 444, 0, 444],
  ])
  const bib = 'M-46 142Q0 148 46 142Q50 200 60 248Q0 256 -60 248Q-50 200 -46 142Z'
  const wales = range(-13, 13, 1)
    .map((i) => `M${i * 4.6} 140V250L${i * 9} 446`)
    .join('')
  return (
    both(pen.shape('M30 152L44 152L66 78Q58 62 44 62L34 62Z', 'deep')) +
    both(pen.shape('M34 62Q18 74 8 120L18 124Q30 82 44 62Z', 'inside')) +
    pen.shape(skirtBody) +
    pen.shape(bib) +
    pen.clip(`${skirtBody}${bib}`, pen.seam(wales, 0.8)) +
    skirtFolds(pen, 262, 432, 100) +
    both(pen.shape('M28 148L46 148L45 168H29Z', 'deep') + pen.button(37, 158, 5)) +
    pen.shape('M-22 172H22V214Q0 226 -22 214Z', 'deep') +
    pen.shape('M-61 240Q0 250 61 240V262Q0 272 -61 262Z', 'deep') +
    both(pen.seam('M44 270L80 316', 2.2) + pen.button(54, 253, 3.6))
  )
}

function sundress(pen) {
  const shirring = range(136, 226, 9)
    .map((y) => `M-70 ${y}Q0 ${y + 8} 70 ${y}`)
    .join('')
  const bodice = symmetric([
    [0, 128],
    [36, 124, 58, 124],
    [56, 180, 56, 230],
    [0, 236],
  ])
  return (
    both(
      pen.cord('M42 124Q48 100 40 80', 6) +
        pen.shape('M40 80Q14 54 12 76Q18 90 40 80ZM40 80Q68 54 70 76Q62 90 40 80Z') +
        pen.cord('M40 82Q30 98 24 108M41 82Q52 98 58 110', 4),
    ) +
    pen.shape('M-120 400Q0 420 120 400L128 440Q0 460 -128 440Z', 'deep') +
    range(-0.9, 0.91, 0.15)
      .map((s) => pen.fold(s * 118, 408, s * 126, 446, 0, 6))
      .join('') +
    pen.shape(
      symmetric([
        [0, 230],
        [56, 226],
        [88, 320, 120, 402],
        [60, 416, 0, 416],
      ]),
    ) +
    skirtFolds(pen, 240, 404, 110) +
    pen.shape(bodice) +
    pen.clip(bodice, pen.seam(shirring, 1)) +
    range(-3, 3, 1)
      .map((i) => pen.fold(i * 15, 128, i * 14, 230, 3, 5))
      .join('')
  )
}

function slipDress(pen) {
  return (
    both(pen.cord('M46 118Q42 86 30 52', 3)) +
    pen.shape('M-48 118Q0 136 48 118L44 150H-44Z', 'inside') +
    pen.shape(
      symmetric([
        [0, 158],
        [28, 140, 50, 112],
        [56, 150, 64, 176],
        [48, 236, 66, 290],
        [80, 380, 88, 456],
        [44, 466, 0, 466],
      ]),
    ) +
    pen.fold(-46, 190, -10, 300, 16, 12) +
    pen.fold(54, 200, 10, 320, -16, 12) +
    pen.fold(-40, 310, -66, 452, -4, 12) +
    pen.fold(30, 320, 50, 458, 4, 14) +
    pen.shine(-14, 180, -20, 440, -12, 20) +
    pen.shine(40, 240, 62, 420, 10, 8) +
    both(pen.seam('M0 164Q30 146 52 118M54 122Q58 154 65 180')) +
    pen.shape('M74 462L58 380L84 458Z', 'inside')
  )
}

function smockDress(pen) {
  return (
    sleeves(pen, {
      shoulder: [82, 100],
      armpit: [78, 178],
      outer: [164, 300],
      inner: [116, 316],
      cuff: 20,
      puff: 16,
    }) +
    both(pen.fold(120, 240, 150, 300, 6, 9)) +
    pen.shape(
      symmetric([
        [0, 150],
        [84, 146],
        [74, 170, 84, 200],
        [100, 300, 122, 420],
        [60, 434, 0, 434],
      ]),
    ) +
    range(-0.85, 0.86, 0.17)
      .map((s) => pen.fold(s * 80, 160, s * 100, 300, 0, 7))
      .join('') +
    skirtFolds(pen, 220, 420, 110) +
    pen.shape('M-34 84Q0 100 34 84L86 102Q80 130 82 162Q0 172 -82 162Q-80 130 -86 102Z', 'deep') +
    pen.stitch('M-78 156Q0 166 78 156') +
    pen.shape('M-34 82Q0 70 34 82Q30 96 0 98Q-30 96 -34 82Z', 'inside') +
    pen.seam('M0 98V168', 1.6) +
    buttons(pen, 0, 112, 152, 3) +
    both(pen.seam('M78 262Q64 290 84 322', 1.8)) +
    pen.stitch('M-118 412Q0 426 118 412')
  )
}

function pleatedDress(pen) {
  const body = symmetric([
    [0, 98],
    [24, 96, 38, 86],
    [62, 92],
    [58, 150, 72, 180],
    [56, 220, 58, 240],
    [92, 340, 120, 452],
    [60, 466, 0, 466],
  ])
  const pleats = range(-12, 12, 1)
    .map((i) => `M${i * 5} 84Q${i * 5.6} 170 ${i * 4.8} 238L${i * 10} 470`)
    .join('')
  return (
    pen.shape('M-38 84Q0 72 38 84Q30 100 0 102Q-30 100 -38 84Z', 'inside') +
    pen.shape(body) +
    pen.clip(
      body,
      pen.seam(pleats, 1.1) +
        range(-5, 5, 1)
          .map((i) => pen.fold(i * 11, 244, i * 24, 464, 0, 9))
          .join(''),
    ) +
    pen.shine(-24, 110, -30, 236, 2, 10) +
    neckBand(pen, [38, 85], 14, 6) +
    pen.shape('M-58 232Q0 240 58 232V246Q0 254 -58 246Z', 'deep')
  )
}

export const dresses = {
  'strap dress': strapDress,
  'wrap dress': wrapDress,
  'shirt dress': shirtDress,
  't-shirt dress': tShirtDress,
  'tiered dress': tieredDress,
  'knitted dress': knittedDress,
  'pinafore dress': pinaforeDress,
  sundress,
  'slip dress': slipDress,
  'smock dress': smockDress,
  'pleated dress': pleatedDress,
}
