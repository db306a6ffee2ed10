// What is worn in bed and underneath.

import { buttons, collar, pocket, ribs, sleeves, torsoFolds } from './parts.mjs'
import { both, range, symmetric } from './pen.mjs'

const piping = (pen, d) => pen.mark(d, pen.tones.paper, 3, ' stroke-linejoin="round"')

function pyjamas(pen) {
  const legs = symmetric([
    [0, 250],
    [62, 250],
    [78, 340, 86, 452],
    [60, 460, 24, 456],
    [16, 380, 0, 330],
  ])
  const body = symmetric([
    [0, 118],
    [34, 66],
    [90, 86],
    [78, 122, 84, 160],
    [82, 230, 90, 306],
    [45, 314, 0, 314],
  ])
  const stripes = range(-104, 104, 16)
    .map((x) => `M${x} 60V460`)
    .join('')
  return (
    pen.shape(legs) +
    pen.clip(legs, pen.mark(stripes, pen.tones.paper, 2, ' opacity=".6"')) +
    both(pen.fold(10, 336, 40, 440, 4, 12) + piping(pen, 'M23 440Q52 446 84 438')) +
    sleeves(pen, { shoulder: [88, 85], armpit: [82, 162], outer: [146, 276], inner: [108, 288], cuff: 16 }) +
    pen.shape('M-34 68Q0 56 34 68L0 124Z', 'inside') +
    pen.shape(body) +
    pen.clip(body, pen.mark(stripes, pen.tones.paper, 2, ' opacity=".6"')) +
    torsoFolds(pen, 304) +
    pen.seam('M8 120V314') +
    buttons(pen, 0, 146, 290, 4) +
    pocket(pen, 26, 156, 42, 46) +
    piping(pen, 'M27 164H67M8 120V312') +
    both(
      pen.shape('M34 66L46 70L62 100L40 108L44 118L2 128L-2 120Z', 'deep') +
        piping(pen, 'M62 100L40 108L44 118L2 128'),
    ) +
    pen.shape('M-34 68Q0 52 34 68L28 82Q0 70 -28 82Z', 'deep')
  )
}

function nightshirt(pen) {
  return (
    sleeves(pen, { shoulder: [90, 105], armpit: [86, 184], outer: [154, 330], inner: [116, 340], cuff: 22 }) +
    pen.shape(
      symmetric([
        [0, 112],
        [36, 84],
        [92, 106],
        [80, 142, 88, 186],
        [98, 300, 106, 404],
        [96, 440, 70, 446],
        [30, 454, 0, 454],
      ]),
    ) +
    torsoFolds(pen, 440) +
    pen.shape('M-11 112H11V254L0 262L-11 254Z', 'deep') +
    buttons(pen, 0, 140, 240, 4) +
    pocket(pen, 28, 174, 48, 56) +
    piping(pen, 'M30 182H74') +
    both(pen.stitch('M103 400Q94 432 70 438Q30 446 0 446')) +
    collar(pen, 86, 38, 30)
  )
}

function sleepShorts(pen) {
  return (
    pen.shape(
      symmetric([
        [0, 150],
        [74, 146],
        [106, 220, 128, 328],
        [70, 346, 12, 340],
        [6, 300, 0, 286],
      ]),
    ) +
    range(-8, 8, 1)
      .map((i) => pen.fold(i * 9, 150, i * 11, 226, 0, 5))
      .join('') +
    both(
      pen.fold(10, 288, 60, 336, 4, 12) +
        pen.fold(90, 230, 106, 330, 4, 12) +
        piping(pen, 'M12 326Q70 334 124 314M124 314Q110 290 114 268') +
        pen.seam('M76 170Q98 200 98 232', 1.8),
    ) +
    pen.shape('M-74 136Q0 146 74 136L78 164Q0 174 -78 164Z', 'deep') +
    pen.seam('M-76 150Q0 160 76 150') +
    both(
      pen.shape('M4 168Q30 150 34 166Q30 182 4 174Z', 'pale') +
        pen.mark('M3 172Q18 200 14 226', pen.tones.paper, 3.4, ' stroke-linecap="round"'),
    ) +
    pen.seam('M0 176V286')
  )
}

function bathrobe(pen) {
  const grid = range(-120, 120, 13)
    .map((x) => `M${x} 70V470`)
    .concat(range(80, 460, 13).map((y) => `M-130 ${y}H130`))
    .join('')
  const body = symmetric([
    [0, 250],
    [38, 76],
    [100, 104],
    [86, 146, 96, 198],
    [92, 250, 96, 290],
    [104, 380, 112, 450],
    [56, 460, 0, 460],
  ])
  return (
    sleeves(pen, { shoulder: [98, 103], armpit: [94, 202], outer: [170, 346], inner: [120, 362], cuff: 24 }) +
    pen.shape('M-38 78Q0 66 38 78L0 260Z', 'inside') +
    pen.shape(body) +
    pen.shape('M38 76L100 104Q86 146 96 198Q92 250 96 290Q104 380 112 450Q50 460 -26 458L-20 300L0 246Z') +
    pen.clip(body, pen.seam(grid, 0.6)) +
    torsoFolds(pen, 446) +
    pen.shape('M38 76Q54 74 60 92Q44 190 -4 276L-10 458H-30L-22 286Q24 180 34 84Z', 'deep') +
    pen.shape('M-38 76Q-54 74 -60 92Q-50 170 -22 232L-4 214Q-30 150 -34 84Z', 'deep') +
    pen.shape('M-38 78Q0 60 38 78L34 92Q0 76 -34 92Z', 'deep') +
    both(pocket(pen, 40, 326, 54, 66)) +
    pen.shape('M-94 264Q0 276 94 264V288Q0 300 -94 288Z', 'deep') +
    pen.shape('M-26 286L-44 380L-22 384L-6 290ZM-10 286L14 374L34 366L8 284Z', 'deep') +
    pen.shape('M-30 266h32v26h-32Z', 'deep')
  )
}

const brief = (pen, tone) =>
  pen.shape('M-100 0Q0 12 100 0L104 46Q60 60 28 116Q0 126 -28 116Q-60 60 -104 46Z', tone) +
  pen.fold(-60, 20, -16, 108, 14, 12) +
  pen.fold(64, 20, 20, 108, -12, 12) +
  both(pen.seam('M103 42Q58 56 24 114')) +
  pen.shape('M-101 -10Q0 2 101 -10L102 10Q0 22 -102 10Z', 'deep') +
  pen.paint('M-9 2h18v12h-18Z', pen.tones.paper)

function briefs(pen) {
  return [
    [88, 'pale', -4],
    [206, 'cloth', 3],
    [324, 'deep', -2],
  ]
    .map(([y, tone, turn]) => `<g transform="translate(0 ${y}) rotate(${turn})">${brief(pen, tone)}</g>`)
    .join('')
}

function boxerBriefs(pen) {
  const one = (tone) =>
    pen.shape(
      'M-86 0Q0 10 86 0Q92 60 98 128Q54 138 14 134Q8 110 0 104Q-8 110 -14 134Q-54 138 -98 128Q-92 60 -86 0Z',
      tone,
    ) +
    pen.seam('M0 14V104M0 18Q-26 50 -20 92Q-10 106 0 108M0 18Q26 50 20 92Q10 106 0 108') +
    both(pen.fold(76, 20, 62, 122, -10, 10) + pen.stitch('M14 126Q54 130 97 120')) +
    pen.shape('M-88 -14Q0 -4 88 -14L88 10Q0 20 -88 10Z', 'deep') +
    pen.seam('M-88 -8Q0 2 88 -8', 0.8)
  return [
    [84, 'deep', -3],
    [200, 'cloth', 2],
    [318, 'pale', -1],
  ]
    .map(([y, tone, turn]) => `<g transform="translate(0 ${y}) rotate(${turn})">${one(tone)}</g>`)
    .join('')
}

function bralette(pen) {
  return (
    both(pen.cord('M52 218Q60 130 40 84', 7)) +
    pen.shape('M-112 300Q0 280 112 300L116 336Q0 320 -116 336Z', 'inside') +
    both(
      pen.shape('M0 262Q20 236 46 212Q56 206 64 216Q84 260 122 288L118 330Q56 338 0 330Z') +
        pen.fold(50, 226, 30, 322, 10, 12) +
        pen.fold(84, 270, 70, 326, 4, 10) +
        pen.seam('M2 268Q24 240 50 216M66 222Q86 264 122 292', 1.6) +
        pen.seam('M54 216Q50 280 60 330'),
    ) +
    pen.shine(-60, 240, -44, 322, 6, 12) +
    pen.shape('M-120 324Q0 344 120 324L118 358Q0 378 -118 358Z', 'deep') +
    ribs(pen, 108, 336, 362, 8) +
    both(
      `<rect x="48" y="150" width="13" height="9" rx="2" fill="none" stroke="${pen.tones.wood}" stroke-width="2.4"/>`,
    )
  )
}

function undershirt(pen) {
  const body = symmetric([
    [0, 172],
    [42, 166, 50, 88],
    [70, 88],
    [64, 176, 78, 206],
    [68, 300, 80, 416],
    [40, 424, 0, 424],
  ])
  return (
    pen.shape('M-70 88H-50Q-40 136 0 136Q40 136 50 88H70L60 184H-60Z', 'inside') +
    pen.shape(body) +
    pen.clip(body, ribs(pen, 88, 88, 430, 6)) +
    torsoFolds(pen, 412) +
    both(pen.band('M50 88Q42 166 0 172', 6) + pen.band('M70 88Q64 176 78 206', 6)) +
    pen.stitch('M-78 406Q0 414 78 406') +
    backLabel(pen)
  )
}

const backLabel = (pen) => pen.paint('M-12 142h24v14h-24Z', pen.tones.paper)

export const sleepAndUnderwear = {
  pyjamas,
  nightshirt,
  'sleep shorts': sleepShorts,
  bathrobe,
  briefs,
  'boxer briefs': boxerBriefs,
  bralette,
  undershirt,
}
