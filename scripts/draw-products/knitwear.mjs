// Knitwear.

import { backNeck, buttons, front, knitHem, neckBand, pocket, ribs, sleeves, torsoFolds } from './parts.mjs'
import { both, range, symmetric } from './pen.mjs'

function jumper(pen) {
  const neck = [42, 92]
  return (
    sleeves(pen, {
      shoulder: [100, 116],
      armpit: [94, 202],
      outer: [162, 352],
      inner: [124, 362],
      cuff: 32,
    }) +
    backNeck(pen, neck, 28) +
    pen.shape(
      front({ neck, drop: 28, shoulder: [102, 117], armpit: [96, 200], waist: 100, hem: [94, 386], sag: 6 }),
    ) +
    torsoFolds(pen, 386) +
    both(pen.seam('M100 117Q84 150 96 200M96 202Q82 176 62 100')) +
    knitHem(pen, 94, 384) +
    neckBand(pen, neck, 28, 13) +
    pen.seam('M-38 100Q-26 122 0 122Q26 122 38 100', 0.8)
  )
}

function cardigan(pen) {
  const right = 'M36 90L104 118Q88 156 98 204Q102 300 100 420Q50 428 4 428V236Z'
  return (
    sleeves(pen, {
      shoulder: [102, 117],
      armpit: [96, 204],
      outer: [166, 356],
      inner: [124, 368],
      cuff: 32,
    }) +
    pen.shape('M-38 90Q0 102 38 90L0 236Z', 'inside') +
    both(pen.shape(right) + pocket(pen, 28, 312, 54, 62)) +
    both(pen.fold(80, 220, 60, 306, -10, 12) + pen.fold(40, 140, 60, 240, 6, 12)) +
    both(pen.shape('M36 88L24 94L-1 232H10L46 96Z', 'deep')) +
    pen.shape('M-10 232H10V428H-10Z', 'deep') +
    both(pen.shape('M10 402Q60 404 100 396L98 424Q56 430 10 428Z', 'deep')) +
    both(
      pen.seam(
        range(20, 92, 8)
          .map((x) => `M${x} 404V426`)
          .join(''),
        0.8,
      ),
    ) +
    buttons(pen, 0, 246, 414, 5).replaceAll('r="3.6"', 'r="5.4"')
  )
}

function rollNeck(pen) {
  return (
    sleeves(pen, { shoulder: [98, 124], armpit: [92, 208], outer: [156, 360], inner: [122, 368], cuff: 28 }) +
    pen.shape(
      front({
        neck: [38, 100],
        drop: 14,
        shoulder: [98, 124],
        armpit: [92, 206],
        waist: 94,
        hem: [92, 392],
        sag: 6,
      }),
    ) +
    torsoFolds(pen, 392) +
    ribsAcross(pen) +
    knitHem(pen, 92, 390, 28) +
    pen.shape('M-36 66Q0 56 36 66L44 106Q0 124 -44 106Z', 'deep') +
    pen.shape('M-36 66Q0 56 36 66Q0 78 -36 66Z', 'inside') +
    pen.seam(
      range(-30, 30, 10)
        .map((x) => `M${x} ${75 - Math.abs(x) / 8}L${x * 1.2} ${114 - Math.abs(x) / 5}`)
        .join(''),
      0.8,
    )
  )
}

const ribsAcross = (pen) => ribs(pen, 72, 150, 386, 18)

/** The plain body of a jumper with sleeves and ribbed hem; the neck comes on top. */
function jumperBody(pen, { neck, drop, vee = false, over = '' }) {
  const body = front({
    neck,
    drop,
    vee,
    shoulder: [102, 117],
    armpit: [96, 200],
    waist: 99,
    hem: [94, 386],
    sag: 6,
  })
  return (
    sleeves(pen, {
      shoulder: [100, 116],
      armpit: [94, 202],
      outer: [162, 352],
      inner: [124, 362],
      cuff: 32,
    }) +
    backNeck(pen, neck, drop) +
    pen.shape(body) +
    (over && pen.clip(body, over)) +
    torsoFolds(pen, 386) +
    knitHem(pen, 94, 384)
  )
}

function vNeckJumper(pen) {
  return (
    jumperBody(pen, { neck: [38, 92], drop: 96, vee: true }) +
    both(pen.seam('M100 117Q84 150 95 200')) +
    pen.band('M-38 92L0 190L38 92', 10) +
    pen.seam('M0 180V196', 1.4)
  )
}

function cableJumper(pen) {
  const cable = (x) =>
    range(100, 372, 34)
      .map(
        (y) =>
          `M${x - 10} ${y}C${x - 10} ${y + 18} ${x + 10} ${y + 16} ${x + 10} ${y + 34}M${x + 10} ${y}C${x + 10} ${y + 10} ${x + 3} ${y + 13} ${x + 2} ${y + 15}M${x - 2} ${y + 19}C${x - 4} ${y + 22} ${x - 10} ${y + 24} ${x - 10} ${y + 34}`,
      )
      .join('')
  const columns = [-46, 0, 46].map(cable).join('')
  const rails = [-66, -26, 26, 66].map((x) => `M${x - 3} 90V390M${x + 3} 90V390`).join('')
  const neck = [42, 92]
  return (
    jumperBody(pen, { neck, drop: 28, over: pen.seam(columns, 3) + pen.seam(rails, 1) }) +
    neckBand(pen, neck, 28, 14) +
    both(pen.seam('M124 190Q142 260 146 350', 2) + pen.seam('M116 196Q134 262 138 352', 2))
  )
}

function halfZipSweater(pen) {
  return (
    jumperBody(pen, { neck: [40, 94], drop: 30 }) +
    pen.shape('M-38 62Q0 52 38 62L44 104Q20 124 0 126Q-20 124 -44 104Z', 'deep') +
    pen.shape('M-38 62Q0 52 38 62Q22 74 6 78V126H-6V78Q-22 74 -38 62Z', 'inside') +
    both(
      pen.seam(
        range(14, 38, 8)
          .map((x) => `M${x} 76L${x + 2} 116`)
          .join(''),
        0.8,
      ),
    ) +
    pen.mark('M0 84V222', pen.tones.paper, 3.4) +
    pen.seam('M-6 84V222M6 84V222') +
    pen.paint('M-4 218H4L6 244H-6Z', pen.tones.wood)
  )
}

function slipover(pen) {
  const body = symmetric([
    [0, 208],
    [36, 92],
    [82, 110],
    [72, 160, 90, 212],
    [88, 300, 90, 382],
    [45, 390, 0, 390],
  ])
  const diamonds = range(-90, 90, 60)
    .flatMap((x) => range(190, 370, 76).map((y) => `M${x} ${y}l30 38l-30 38l-30 -38Z`))
    .join('')
  return (
    pen.shape('M-36 92Q0 104 36 92L0 212Z', 'inside') +
    pen.shape(body) +
    pen.clip(
      body,
      `<path d="${diamonds}" fill="${pen.tones.inside}" opacity=".3"/>` +
        pen.mark(
          'M-120 76L180 456M-180 76L120 456M0 76L300 456M-300 456L0 76M-120 456L180 76M-180 456L120 76',
          pen.tones.paper,
          1.4,
          ' opacity=".5"',
        ),
    ) +
    torsoFolds(pen, 384) +
    knitHem(pen, 90, 380) +
    pen.band('M-36 92L0 208L36 92', 10) +
    both(pen.band('M82 110Q70 160 90 212', 9))
  )
}

function croppedCardigan(pen) {
  return (
    sleeves(pen, { shoulder: [94, 116], armpit: [88, 202], outer: [156, 346], inner: [120, 356], cuff: 28 }) +
    pen.shape('M-44 92Q0 104 44 92L0 140Z', 'inside') +
    both(
      pen.shape('M44 92L96 116Q82 152 90 204Q92 270 88 344Q44 350 0 350V126Q30 122 44 92Z') +
        pen.fold(78, 214, 56, 330, -10, 12) +
        pen.fold(40, 150, 50, 250, 4, 10),
    ) +
    knitHem(pen, 88, 340, 26) +
    neckBand(pen, [44, 93], 34, 11) +
    pen.shape('M-10 126H10V372H-10Z', 'deep') +
    buttons(pen, 0, 142, 356, 7).replaceAll('r="3.6"', 'r="5"')
  )
}

function stripedJumper(pen) {
  const neck = [46, 94]
  const stripes = range(150, 380, 46)
    .map((y) => `M-120 ${y}Q0 ${y + 8} 120 ${y}`)
    .join('')
  return (
    jumperBody(pen, { neck, drop: 22, over: pen.mark(stripes, pen.tones.paper, 22) }) +
    both(
      pen
        .mark('M112 232L140 218M122 292L155 280', pen.tones.paper, 22)
        .replaceAll('fill="none"', 'fill="none" opacity=".95"'),
    ) +
    neckBand(pen, neck, 22, 11)
  )
}

function shortSleeveJumper(pen) {
  const neck = [44, 94]
  const body = front({
    neck,
    drop: 34,
    shoulder: [98, 116],
    armpit: [92, 196],
    waist: 92,
    hem: [92, 372],
    sag: 6,
  })
  const holes = range(170, 360, 30)
    .flatMap((y, row) =>
      range(-75 + (row % 2) * 15, 75, 30).map(
        (x) => `M${x} ${y}v.1M${x - 6} ${y + 8}v.1M${x + 6} ${y + 8}v.1`,
      ),
    )
    .join('')
  return (
    sleeves(pen, { shoulder: [96, 115], armpit: [90, 198], outer: [156, 226], inner: [114, 246], cuff: 14 }) +
    backNeck(pen, neck, 34) +
    pen.shape(body) +
    pen.clip(body, pen.mark(holes, pen.tones.inside, 5, ' stroke-linecap="round" opacity=".8"')) +
    torsoFolds(pen, 372) +
    knitHem(pen, 92, 370, 22) +
    neckBand(pen, neck, 34, 9)
  )
}

function shawlCardigan(pen) {
  return (
    sleeves(pen, {
      shoulder: [104, 114],
      armpit: [98, 204],
      outer: [168, 360],
      inner: [126, 372],
      cuff: 34,
    }) +
    pen.shape('M-40 86Q0 98 40 86L0 250Z', 'inside') +
    both(
      pen.shape('M38 84L106 115Q90 156 100 206Q104 320 102 444Q52 452 0 452V250Z') +
        pocket(pen, 30, 338, 58, 70) +
        pen.fold(84, 220, 64, 330, -10, 12),
    ) +
    both(pen.shape('M34 78Q52 76 64 104Q64 170 18 262L12 452H-4V250Q28 160 34 78Z', 'deep')) +
    both(pen.seam('M46 92Q44 176 6 252M54 96Q54 174 12 262', 0.9)) +
    pen.shape('M-36 80Q0 62 36 80Q40 90 34 100Q0 84 -34 100Q-40 90 -36 80Z', 'deep') +
    pen.shape('M-101 276Q0 288 101 276V296Q0 308 -101 296Z', 'deep') +
    pen.shape('M6 292L-8 372L12 376L24 296ZM22 292L40 366L58 358L38 290Z', 'deep') +
    pen.shape('M2 278h30v24h-30Z', 'deep')
  )
}

function yokeJumper(pen) {
  const neck = [40, 94]
  const ring = (y, sag) => `M-118 ${y}Q0 ${y + sag} 118 ${y}`
  const zigzag = (y) =>
    `M-112 ${y}${range(0, 13, 1)
      .map((i) => `l8 ${i < 7 ? 14 : 10}l8 ${i < 7 ? -10 : -14}`)
      .join('')}`
  const pattern =
    pen.mark(ring(118, 50) + ring(164, 54), pen.tones.paper, 5) +
    pen.mark(zigzag(140), pen.tones.paper, 4) +
    pen.mark(ring(180, 58), pen.tones.inside, 7) +
    pen.mark(ring(194, 60), pen.tones.paper, 6, ' stroke-dasharray="6 8"')
  return (
    jumperBody(pen, { neck, drop: 24, over: pattern }) +
    both(pen.mark('M101 136L117 140M102 172L127 168', pen.tones.paper, 5)) +
    neckBand(pen, neck, 24, 13)
  )
}

function poncho(pen) {
  const body = symmetric([
    [0, 96],
    [44, 92],
    [110, 140, 158, 296],
    [80, 360, 0, 408],
  ])
  const fringe = range(-19, 19, 1)
    .map((i) => `M${i * 8} ${406 - Math.abs(i) * 5.6}q-2 16 1 30`)
    .join('')
  return (
    pen.cord(fringe, 2) +
    pen.shape(body) +
    pen.clip(
      body,
      pen.mark('M-170 274L0 362L170 274M-170 250L0 338L170 250', pen.tones.paper, 5, ' opacity=".8"') +
        ribs(pen, 150, 90, 410, 14),
    ) +
    pen.fold(-60, 140, -110, 320, -14, 16) +
    pen.fold(60, 140, 104, 320, 10, 16) +
    pen.fold(8, 150, 16, 390, 4, 12) +
    pen.shine(-30, 140, -60, 330, -10, 16) +
    pen.shape('M-40 58Q0 48 40 58L50 102Q0 124 -50 102Z', 'deep') +
    pen.shape('M-40 58Q0 48 40 58Q0 72 -40 58Z', 'inside') +
    pen.seam('M-46 84Q0 100 46 84')
  )
}

function baseLayer(pen) {
  const neck = [38, 92]
  return (
    sleeves(pen, { shoulder: [84, 110], armpit: [78, 186], outer: [142, 384], inner: [114, 392], cuff: 10 }) +
    backNeck(pen, neck, 22) +
    pen.shape(
      front({ neck, drop: 22, shoulder: [86, 110], armpit: [80, 184], waist: 70, hem: [80, 420], sag: 6 }),
    ) +
    torsoFolds(pen, 418) +
    both(
      pen.stitch('M44 96Q62 150 80 186M62 196Q52 300 66 420') +
        pen.seam('M47 95Q66 150 82 182') +
        pen.shape('M120 376q8 4 6 12q-8 0 -6 -12Z', 'inside'),
    ) +
    neckBand(pen, neck, 22, 6) +
    pen.stitch('M-78 410Q0 418 78 410') +
    pen.paint('M50 376h16v16h-16Z', pen.tones.paper)
  )
}

export const knitwear = {
  jumper,
  cardigan,
  'roll-neck': rollNeck,
  'v-neck jumper': vNeckJumper,
  'cable jumper': cableJumper,
  'half-zip sweater': halfZipSweater,
  slipover,
  'cropped cardigan': croppedCardigan,
  'striped jumper': stripedJumper,
  'short-sleeve jumper': shortSleeveJumper,
  'shawl cardigan': shawlCardigan,
  'yoke jumper': yokeJumper,
  poncho,
  'base layer': baseLayer,
}
