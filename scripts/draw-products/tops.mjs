// Tops: what is worn on the upper body next to the skin.

import { backNeck, buttons, collar, front, neckBand, pocket, ribs, sleeves, torsoFolds } from './parts.mjs'
import { both, penFor, range, symmetric } from './pen.mjs'

function tShirt(pen) {
  const neck = [42, 90]
  return (
    sleeves(pen, { outer: [154, 204], inner: [110, 226] }) +
    backNeck(pen, neck, 34) +
    pen.shape(front({ neck, drop: 34 })) +
    torsoFolds(pen) +
    neckBand(pen, neck, 34) +
    pen.stitch('M-92 408Q0 418 92 408')
  )
}

function longSleeve(pen) {
  const body = front({ drop: 30, shoulder: [86, 110], armpit: [80, 186], waist: 72, hem: [80, 412] })
  return (
    sleeves(pen, { shoulder: [84, 109], armpit: [78, 188], outer: [148, 376], inner: [118, 384], cuff: 20 }) +
    backNeck(pen, [42, 90], 30) +
    pen.shape(body) +
    pen.clip(body, ribs(pen, 90, 90, 424, 9)) +
    torsoFolds(pen, 412) +
    neckBand(pen, [42, 90], 30, 6)
  )
}

function stripedTop(pen) {
  const body = front({ neck: [58, 96], drop: 12, shoulder: [98, 110], hem: [96, 404], sag: 4 })
  const cream = penFor('#f3eee2')
  const arm = 'M96 109Q146 150 168 300L132 308Q112 226 94 190Z'
  const stripe = (pen, d) => `<path d="${d}" fill="none" stroke="${pen.hex}" stroke-width="8"/>`
  const paint = (d, tone) => cream.shape(d, tone).replace('url(#cloth)', '#f3eee2')
  const armStripes = range(0, 8, 1)
    .map((i) => `M${78 + i * 4} ${164 + i * 18}l90 -22`)
    .join('')
  return (
    both(
      paint(arm) +
        `<clipPath id="arm"><path d="${arm}"/></clipPath><g clip-path="url(#arm)">${stripe(pen, armStripes)}</g>` +
        pen.fold(106, 200, 150, 296, 4, 12),
    ) +
    paint('M-58 96Q0 108 58 96L0 114Z', 'inside') +
    paint(body) +
    pen.clip(
      body,
      stripe(
        pen,
        range(160, 390, 19)
          .map((y) => `M-110 ${y}Q0 ${y + 8} 110 ${y}`)
          .join(''),
      ),
    ) +
    torsoFolds(pen, 404) +
    cream.seam('M-58 96Q-42 108 0 108Q42 108 58 96', 3)
  )
}

function shirt(pen) {
  const body = symmetric([
    [0, 116],
    [38, 88],
    [98, 112],
    [86, 150, 94, 192],
    [90, 300, 96, 384],
    [84, 404, 60, 420],
    [30, 432, 0, 432],
  ])
  return (
    sleeves(pen, { outer: [160, 372], inner: [124, 382], cuff: 26 }) +
    pen.shape(body) +
    torsoFolds(pen, 420) +
    pen.seam('M-8 118V432M8 118V432') +
    buttons(pen, 0, 146, 396, 6) +
    pocket(pen, 26, 176, 46, 54) +
    collar(pen)
  )
}

function blouse(pen) {
  const body = front({
    neck: [34, 92],
    drop: 16,
    shoulder: [86, 112],
    armpit: [86, 190],
    waist: 84,
    hem: [98, 410],
    sag: 8,
  })
  return (
    sleeves(pen, {
      shoulder: [84, 111],
      armpit: [84, 192],
      outer: [166, 352],
      inner: [116, 366],
      cuff: 22,
      puff: 14,
    }) +
    both(pen.fold(130, 300, 150, 354, 4, 8) + pen.fold(118, 310, 132, 360, 2, 7)) +
    pen.shape(body) +
    torsoFolds(pen, 410) +
    pen.fold(-30, 126, -40, 230, -6, 9) +
    pen.fold(34, 126, 44, 240, 4, 9) +
    pen.seam('M0 140V416') +
    pen.shape('M-36 92Q0 72 36 92Q34 108 0 112Q-34 108 -36 92Z', 'deep') +
    pen.shape('M-2 118L-34 236L-8 244L8 122Z') +
    pen.shape('M2 118L22 250L48 238L14 116Z') +
    both(pen.shape('M4 112Q40 84 66 104Q72 124 48 136Q22 136 4 118Z') + pen.fold(12, 116, 54, 116, 0, 6)) +
    pen.shape('M-11 104h22v22h-22Z', 'deep')
  )
}

function tankTop(pen) {
  const body = symmetric([
    [0, 168],
    [40, 168, 44, 84],
    [72, 84],
    [66, 176, 92, 204],
    [82, 300, 92, 412],
    [46, 420, 0, 420],
  ])
  return (
    pen.shape('M-72 84H-44Q-34 132 0 132Q34 132 44 84H72L60 180H-60Z', 'inside') +
    pen.shape(body) +
    torsoFolds(pen, 412) +
    both(pen.seam('M0 162Q38 162 49 84M67 84Q60 180 91 210')) +
    pen.stitch('M-90 402Q0 412 90 402')
  )
}

function boxyTShirt(pen) {
  const neck = [40, 92]
  return (
    sleeves(pen, { shoulder: [108, 118], armpit: [104, 208], outer: [168, 224], inner: [128, 244] }) +
    backNeck(pen, neck, 28) +
    pen.shape(
      front({
        neck,
        drop: 28,
        shoulder: [110, 119],
        armpit: [106, 206],
        waist: 108,
        hem: [108, 392],
        sag: 4,
      }),
    ) +
    torsoFolds(pen, 392) +
    neckBand(pen, neck, 28, 12) +
    pocket(pen, 26, 176, 54, 60) +
    pen.stitch('M-106 380Q0 388 106 380M-106 386Q0 394 106 386')
  )
}

function vNeckTShirt(pen) {
  const neck = [38, 90]
  return (
    sleeves(pen, { outer: [150, 216], inner: [108, 234] }) +
    backNeck(pen, neck, 70) +
    pen.shape(front({ neck, drop: 72, vee: true, sag: 12 })) +
    torsoFolds(pen) +
    pen.fold(-50, 130, -10, 240, 10, 8) +
    pen.band('M-38 90L0 162L38 90', 7) +
    pen.stitch('M-92 408Q0 422 92 408')
  )
}

const waffle = (pen, half, top, bottom) =>
  ribs(pen, half, top, bottom, 10) +
  pen.seam(
    range(top, bottom, 10)
      .map((y) => `M${-half} ${y}H${half}`)
      .join(''),
    0.7,
  )

function henley(pen) {
  const neck = [38, 92]
  const body = front({ neck, drop: 26, shoulder: [92, 112], armpit: [86, 190], waist: 84, hem: [88, 412] })
  return (
    sleeves(pen, { shoulder: [90, 111], armpit: [84, 192], outer: [154, 370], inner: [118, 380], cuff: 24 }) +
    backNeck(pen, neck, 26) +
    pen.shape(body) +
    pen.clip(body, waffle(pen, 100, 92, 424)) +
    torsoFolds(pen, 412) +
    neckBand(pen, neck, 26, 9) +
    pen.shape('M-11 118H11V218L0 226L-11 218Z', 'deep') +
    buttons(pen, 0, 136, 204, 3)
  )
}

function poloShirt(pen) {
  return (
    sleeves(pen, { outer: [152, 208], inner: [110, 228], cuff: 10 }) +
    pen.shape(front({ neck: [38, 90], drop: 24 })) +
    torsoFolds(pen) +
    pen.shape('M-10 118H10V204H-10Z', 'deep') +
    pen.button(0, 150) +
    pen.button(0, 184) +
    collar(pen) +
    both(pen.seam('M94 396V414')) +
    pen.stitch('M-92 408Q0 418 92 408')
  )
}

/** A woven check: broad bars of the deep tone, crossed by fine light lines. */
const check = (pen, left, right, top, bottom, step = 38) => {
  const across = range(top, bottom, step)
  const down = range(left, right, step)
  const bars =
    across.map((y) => `M${left} ${y}H${right}`).join('') + down.map((x) => `M${x} ${top}V${bottom}`).join('')
  const lines =
    across.map((y) => `M${left} ${y + step / 2}H${right}`).join('') +
    down.map((x) => `M${x + step / 2} ${top}V${bottom}`).join('')
  return (
    pen.mark(bars, pen.tones.inside, step / 3, ' opacity=".42"') +
    pen.mark(lines, pen.tones.paper, 2, ' opacity=".7"')
  )
}

function checkedShirt(pen) {
  const body = symmetric([
    [0, 116],
    [38, 88],
    [98, 112],
    [86, 150, 94, 192],
    [90, 300, 96, 384],
    [84, 404, 60, 420],
    [30, 432, 0, 432],
  ])
  const arm = 'M84 108L97 112Q150 150 164 374L126 384Q116 250 92 192Z'
  return (
    both(
      pen.shape(arm) +
        pen.clip(arm, check(pen, 70, 190, 100, 400)) +
        pen.shape('M164 374L168 402L129 411L126 384Z', 'deep') +
        pen.fold(104, 220, 142, 370, 4, 12),
    ) +
    pen.shape(body) +
    pen.clip(body, check(pen, -114, 114, 88, 440)) +
    torsoFolds(pen, 420) +
    pen.seam('M-8 118V432M8 118V432') +
    buttons(pen, 0, 146, 396, 6) +
    both(pocket(pen, 28, 176, 44, 54)) +
    collar(pen)
  )
}

function oxfordShirt(pen) {
  const body = symmetric([
    [0, 116],
    [38, 88],
    [96, 112],
    [84, 150, 92, 192],
    [86, 300, 92, 372],
    [80, 412, 46, 424],
    [24, 428, 0, 428],
  ])
  return (
    sleeves(pen, { outer: [156, 374], inner: [122, 384], cuff: 28 }) +
    pen.shape(body) +
    torsoFolds(pen, 418) +
    pen.seam('M-84 138Q0 152 84 138') +
    pen.seam('M-9 120V428M9 120V428') +
    buttons(pen, 0, 148, 396, 6) +
    pen.shape('M28 180H72V226L50 242L28 226Z') +
    pen.stitch('M32 190H68') +
    collar(pen, 90, 40, 36) +
    both(pen.button(30, 128, 2.8))
  )
}

/** Little leaves strewn over a cloth. */
const leaves = (pen, left, right, top, bottom) =>
  `<g fill="${pen.tones.paper}" opacity=".75">${range(top, bottom, 52)
    .flatMap((y, row) =>
      range(left + (row % 2) * 26, right, 52).map(
        (x, i) =>
          `<path d="M0 -13Q12 0 0 13Q-12 0 0 -13Z" transform="translate(${x} ${y}) rotate(${((i * 67 + row * 41) % 180) - 90})"/>`,
      ),
    )
    .join('')}</g>`

function shortSleeveShirt(pen) {
  const body = symmetric([
    [0, 168],
    [34, 90],
    [104, 114],
    [92, 154, 98, 200],
    [100, 300, 104, 402],
    [52, 408, 0, 408],
  ])
  const arm = 'M88 108L104 114Q140 140 162 216L114 238Q106 214 96 200Z'
  return (
    both(pen.shape(arm) + pen.clip(arm, leaves(pen, 80, 170, 110, 240)) + pen.seam('M158 206L111 228')) +
    pen.shape('M-36 88Q0 74 36 88L0 172Z', 'inside') +
    pen.shape(body) +
    pen.clip(body, leaves(pen, -110, 110, 110, 410)) +
    torsoFolds(pen, 402) +
    pen.seam('M8 168V408') +
    buttons(pen, 0, 190, 380, 5) +
    both(pen.shape('M34 88L48 92L70 126L40 136L44 148L2 172L-2 164Z', 'deep')) +
    pen.shape('M-36 88Q0 70 36 88L30 102Q0 88 -30 102Z', 'deep')
  )
}

function camisole(pen) {
  const body = symmetric([
    [0, 172],
    [34, 146, 58, 126],
    [64, 176, 82, 206],
    [80, 310, 98, 408],
    [50, 418, 0, 418],
  ])
  return (
    both(pen.cord('M54 128Q48 96 34 66', 4)) +
    pen.shape('M-56 130Q0 150 56 130L50 170H-50Z', 'inside') +
    pen.shape(body) +
    torsoFolds(pen, 408) +
    pen.fold(-16, 176, -34, 400, -8, 10) +
    both(pen.seam('M0 178Q36 152 60 132M62 136Q66 180 82 210')) +
    pen.stitch('M-94 400Q0 410 94 400') +
    both(
      `<rect x="45" y="98" width="9" height="7" rx="2" fill="none" stroke="${pen.tones.wood}" stroke-width="2"/>`,
    )
  )
}

function puffSleeveBlouse(pen) {
  const body = symmetric([
    [0, 142],
    [52, 142],
    [56, 96],
    [84, 108],
    [78, 150, 84, 196],
    [70, 268, 72, 290],
    [84, 340, 96, 398],
    [48, 406, 0, 406],
  ])
  return (
    both(
      pen.shape('M62 102Q110 76 146 124Q170 172 152 216L108 226Q98 196 82 190Z') +
        pen.shape('M152 214L154 230L108 240L107 225Z', 'deep') +
        range(0, 4, 1)
          .map((i) => pen.fold(74 + i * 8, 104, 112 + i * 10, 222 - i * 2, 22, 6))
          .join(''),
    ) +
    pen.shape('M-56 98Q0 84 56 98L52 146H-52Z', 'inside') +
    pen.shape(body) +
    both(pen.seam('M46 142L50 98')) +
    pen.seam('M-52 149H52M-74 284Q0 292 74 284', 1.6) +
    range(-3, 3, 1)
      .map((i) => pen.fold(i * 16, 150, i * 15, 282, 0, 5) + pen.fold(i * 20, 290, i * 26, 400, i * 2, 8))
      .join('') +
    buttons(pen, 0, 164, 266, 5)
  )
}

function tunic(pen) {
  const neck = [36, 88]
  const body = front({ neck, drop: 22, shoulder: [92, 108], armpit: [86, 186], waist: 92, hem: [108, 446] })
  return (
    sleeves(pen, { shoulder: [90, 107], armpit: [84, 188], outer: [160, 316], inner: [114, 330] }) +
    backNeck(pen, neck, 22) +
    pen.shape(body) +
    torsoFolds(pen, 440) +
    neckBand(pen, neck, 22, 6) +
    pen.shape('M-6 110H6L2 196H-2Z', 'inside') +
    pen.stitch('M-14 112V206H14V112') +
    both(pen.seam('M100 372L104 446', 1.8) + pen.seam('M34 330L74 322')) +
    pen.stitch('M-106 434Q0 444 106 434')
  )
}

function sweatshirt(pen) {
  const neck = [42, 92]
  return (
    sleeves(pen, {
      shoulder: [100, 116],
      armpit: [94, 202],
      outer: [164, 350],
      inner: [126, 360],
      cuff: 34,
    }) +
    backNeck(pen, neck, 28) +
    pen.shape(
      front({ neck, drop: 28, shoulder: [102, 117], armpit: [98, 200], waist: 102, hem: [98, 382], sag: 6 }),
    ) +
    torsoFolds(pen, 382) +
    both(pen.seam('M48 98Q66 150 97 202', 1.6) + pen.stitch('M54 98Q72 148 99 194')) +
    pen.shape('M-14 128Q0 132 14 128L0 150Z', 'deep') +
    neckBand(pen, neck, 28, 13) +
    pen.shape('M-98 380Q0 388 98 380L92 414Q0 422 -92 414Z', 'deep') +
    ribs(pen, 88, 386, 416, 8) +
    pen.mark(
      'M-18 220c-18 8 -20 28 -4 42c18 -10 20 -30 4 -42Zm-2 14q0 24 0 42m44 -56c18 8 20 28 4 42c-18 -10 -20 -30 -4 -42Zm2 14q0 24 -4 42',
      pen.tones.paper,
      2,
      ' opacity=".8"',
    )
  )
}

function hoodie(pen) {
  const body = front({
    neck: [40, 100],
    drop: 40,
    shoulder: [102, 122],
    armpit: [98, 206],
    waist: 102,
    hem: [98, 392],
    sag: 6,
  })
  return (
    sleeves(pen, {
      shoulder: [100, 121],
      armpit: [96, 208],
      outer: [166, 356],
      inner: [126, 366],
      cuff: 32,
    }) +
    pen.shape(body) +
    torsoFolds(pen, 392) +
    both(pen.shape('M12 292L70 292L94 350V388Q50 394 12 394Z') + pen.stitch('M72 298L90 350')) +
    pen.shape('M-98 390Q0 398 98 390L92 422Q0 430 -92 422Z', 'deep') +
    ribs(pen, 88, 396, 424, 8) +
    pen.shape('M0 40Q74 42 74 104Q70 140 0 184Q-70 140 -74 104Q-74 42 0 40Z') +
    pen.shape('M0 66Q46 68 44 108Q34 138 0 164Q-34 138 -44 108Q-46 68 0 66Z', 'inside') +
    pen.fold(56, 62, 44, 146, 16, 10) +
    pen.shine(-58, 62, -52, 140, -12, 9) +
    pen.mark('M0 164V426', pen.tones.paper, 4) +
    pen.seam('M-5 168V424M5 168V424') +
    both(pen.mark('M16 152Q24 190 20 226', pen.tones.paper, 3.6, ' stroke-linecap="round"'))
  )
}

export const tops = {
  't-shirt': tShirt,
  'long sleeve': longSleeve,
  'striped top': stripedTop,
  shirt,
  blouse,
  'tank top': tankTop,
  'boxy t-shirt': boxyTShirt,
  'v-neck t-shirt': vNeckTShirt,
  henley,
  'polo shirt': poloShirt,
  'checked shirt': checkedShirt,
  'oxford shirt': oxfordShirt,
  'short-sleeve shirt': shortSleeveShirt,
  camisole,
  'puff-sleeve blouse': puffSleeveBlouse,
  tunic,
  sweatshirt,
  hoodie,
}
