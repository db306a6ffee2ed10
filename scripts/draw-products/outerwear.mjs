// Jackets and coats.

import { buttons, collar, front, pocket, skirtFolds, sleeves, torsoFolds } from './parts.mjs'
import { both, range, symmetric } from './pen.mjs'

function choreJacket(pen) {
  const body = symmetric([
    [0, 116],
    [38, 88],
    [106, 114],
    [92, 156, 102, 204],
    [100, 300, 106, 410],
    [50, 416, 0, 416],
  ])
  return (
    sleeves(pen, { shoulder: [104, 113], armpit: [100, 206], outer: [168, 376], inner: [124, 388] }) +
    pen.shape(body) +
    torsoFolds(pen, 410) +
    both(pen.stitch('M102 118Q88 156 97 204')) +
    pen.seam('M10 120V416', 1.8) +
    pen.stitch('M-10 124V414') +
    buttons(pen, 0, 160, 384, 5).replaceAll('r="3.6"', 'r="5"') +
    both(pocket(pen, 26, 300, 64, 76)) +
    pocket(pen, 30, 176, 50, 56) +
    collar(pen, 90, 42, 40)
  )
}

function raincoat(pen) {
  const body = symmetric([
    [0, 124],
    [40, 112],
    [98, 136],
    [84, 170, 94, 220],
    [100, 330, 112, 436],
    [56, 446, 0, 446],
  ])
  return (
    sleeves(pen, { shoulder: [96, 135], armpit: [92, 222], outer: [162, 372], inner: [122, 382] }) +
    pen.shape(
      symmetric([
        [0, 46],
        [52, 46, 60, 96],
        [62, 122, 46, 144],
        [0, 158],
      ]),
    ) +
    pen.shape(
      symmetric([
        [0, 68],
        [34, 70, 36, 104],
        [30, 130, 0, 146],
      ]),
      'inside',
    ) +
    pen.fold(40, 64, 50, 130, 8, 8) +
    pen.shine(-44, 66, -48, 128, -8, 8) +
    pen.shape(body) +
    torsoFolds(pen, 440) +
    pen.shape(
      symmetric([
        [0, 150],
        [28, 140, 44, 112],
        [62, 120],
        [40, 158, 0, 170],
      ]),
      'deep',
    ) +
    pen.shape('M-16 166H16V446H-16Z', 'deep') +
    range(0, 4, 1)
      .map(
        (i) =>
          `<circle cx="0" cy="${190 + i * 56}" r="4.4" fill="${pen.tones.pale}" stroke="${pen.tones.inside}"/>`,
      )
      .join('') +
    both(
      pen.shape('M36 306L84 298L88 322L38 330Z', 'deep') +
        `<path d="M12 156Q18 186 14 206" fill="none" stroke="${pen.tones.paper}" stroke-width="3" stroke-linecap="round"/>`,
    )
  )
}

function coat(pen) {
  const body = symmetric([
    [0, 150],
    [34, 76],
    [96, 100],
    [82, 140, 90, 192],
    [84, 250, 90, 300],
    [98, 380, 106, 452],
    [56, 460, 0, 460],
  ])
  return (
    sleeves(pen, { shoulder: [94, 99], armpit: [88, 194], outer: [150, 372], inner: [114, 382] }) +
    pen.shape('M-36 78Q0 66 36 78L0 220Z', 'inside') +
    pen.shape(body.replace('M0 150', 'M0 216')) +
    pen.fold(-78, 210, -70, 440, 6, 12) +
    pen.fold(78, 210, 66, 446, -8, 14) +
    pen.fold(30, 320, 36, 456, 4, 9) +
    pen.shine(-50, 240, -52, 430, 0, 14) +
    pen.seam('M10 220V459', 1.8) +
    both(
      pen.shape('M34 76Q44 74 50 84L58 126L42 132L52 144L2 224L-2 216Z', 'deep') +
        pen.seam('M42 132L24 116', 1.3),
    ) +
    pen.shape('M-36 78Q0 62 36 78L28 98Q0 84 -28 98Z', 'deep') +
    [244, 290, 336].map((y) => pen.button(0, y, 6)).join('') +
    both(pen.shape('M34 300L82 290L84 308L36 318Z', 'deep'))
  )
}

function quiltedJacket(pen) {
  const body = front({
    neck: [34, 96],
    drop: 30,
    vee: true,
    shoulder: [98, 116],
    armpit: [94, 204],
    waist: 98,
    hem: [100, 402],
    sag: 6,
  })
  const arm = 'M96 115Q142 160 162 372L122 380Q114 260 92 206Z'
  const grid = range(-460, 460, 40)
    .map((x) => `M${x} 60l360 360M${x} 420l360 -360`)
    .join('')
  return (
    both(
      pen.shape(arm) +
        `<clipPath id="arm"><path d="${arm}"/></clipPath><g clip-path="url(#arm)">${pen.seam(grid, 1)}</g>` +
        pen.shape('M162 360L164 376L122 385L121 370Z', 'deep') +
        pen.fold(104, 226, 136, 366, 4, 12),
    ) +
    pen.shape('M-34 96Q0 106 34 96L0 132Z', 'inside') +
    pen.shape(body) +
    pen.clip(body, pen.seam(grid, 1)) +
    torsoFolds(pen, 402) +
    pen.band('M-34 96L-2 126V408', 8) +
    pen.band('M34 96L2 126V408', 8) +
    pen.band('M-100 402Q0 412 100 402', 8) +
    [150, 206, 262, 318, 374]
      .map((y) => `<circle cy="${y}" r="4.4" fill="${pen.tones.pale}" stroke="${pen.tones.inside}"/>`)
      .join('') +
    both(pen.shape('M36 300L84 292L86 306L38 314Z', 'deep'))
  )
}

function trenchCoat(pen) {
  const body = symmetric([
    [0, 160],
    [36, 78],
    [98, 102],
    [84, 142, 90, 192],
    [74, 250, 76, 276],
    [96, 370, 112, 450],
    [56, 460, 0, 460],
  ])
  return (
    sleeves(pen, { shoulder: [96, 101], armpit: [88, 194], outer: [152, 370], inner: [116, 380] }) +
    both(pen.shape('M118 346L150 338L153 352L120 360Z', 'deep')) +
    pen.shape('M-36 78Q0 66 36 78L0 200Z', 'inside') +
    pen.shape(body.replace('M0 160', 'M0 190')) +
    skirtFolds(pen, 300, 452, 96) +
    pen.fold(-70, 170, -50, 266, 10, 10) +
    pen.seam('M34 150Q40 300 38 458', 1.8) +
    pen.shape('M-98 102L-36 78L-10 170Q-60 196 -88 170Z', 'deep') +
    both(pen.shape('M36 76Q48 74 54 86L72 132L46 140L52 154L4 196L-2 188Z', 'deep')) +
    pen.shape('M-38 78Q0 60 38 78L30 98Q0 84 -30 98Z', 'deep') +
    both(pen.button(20, 218, 5.4) + pen.button(20, 322, 5.4) + pen.button(20, 366, 5.4)) +
    both(pen.shape('M66 94L98 102L96 116L66 106Z', 'deep')) +
    pen.shape('M-77 260Q0 272 77 260V282Q0 294 -77 282Z', 'deep') +
    `<rect x="-16" y="262" width="32" height="32" rx="4" fill="none" stroke="${pen.tones.wood}" stroke-width="5"/>` +
    pen.shape('M16 274L40 282L46 336L28 338L26 294Z', 'deep') +
    both(pen.shape('M52 306L66 300L82 350L68 358Z', 'deep'))
  )
}

function parka(pen) {
  const body = symmetric([
    [0, 124],
    [40, 112],
    [106, 136],
    [92, 170, 102, 222],
    [96, 300, 106, 446],
    [52, 454, 0, 454],
  ])
  return (
    sleeves(pen, {
      shoulder: [104, 135],
      armpit: [100, 224],
      outer: [172, 378],
      inner: [128, 390],
      cuff: 14,
    }) +
    pen.shape(body) +
    torsoFolds(pen, 444) +
    pen.seam('M-98 290Q0 300 98 290', 2) +
    range(-5, 5, 1)
      .map((i) => pen.fold(i * 18, 292, i * 19, 326, 0, 6))
      .join('') +
    both(
      pen.shape('M30 330H88V402Q88 410 80 410H38Q30 410 30 402Z') +
        pen.shape('M27 324H91V350Q60 360 27 350Z', 'deep') +
        pen.button(59, 344, 4.4) +
        pen.shape('M40 206L82 200V214L40 222Z', 'deep'),
    ) +
    pen.shape('M0 34Q76 38 76 106Q70 142 44 152L0 168L-44 152Q-70 142 -76 106Q-76 38 0 34Z', 'deep') +
    pen.shape('M0 56Q54 60 52 108Q44 140 0 156Q-44 140 -52 108Q-54 60 0 56Z') +
    pen.shape('M0 72Q38 74 36 110Q28 134 0 146Q-28 134 -36 110Q-38 74 0 72Z', 'inside') +
    range(-4, 4, 1)
      .map((i) => pen.seam(`M${i * 14} ${44 + i * i * 2.4}L${i * 11} ${62 + i * i * 2}`, 1))
      .join('') +
    pen.shape('M-17 160H17V454H-17Z', 'deep') +
    [186, 236, 276, 330, 384, 432].map((y) => pen.button(0, y, 4.6)).join('') +
    both(pen.mark('M22 292q10 16 4 40', pen.tones.paper, 3, ' stroke-linecap="round"'))
  )
}

function gilet(pen) {
  const body = symmetric([
    [0, 118],
    [38, 100],
    [86, 118],
    [74, 166, 96, 214],
    [94, 310, 98, 400],
    [50, 408, 0, 408],
  ])
  const channels = range(142, 400, 34)
    .map((y) => `M-110 ${y}Q-50 ${y + 14} 0 ${y + 4}Q50 ${y + 14} 110 ${y}`)
    .join('')
  return (
    pen.shape('M-40 64Q0 54 40 64L42 104Q0 120 -42 104Z', 'inside') +
    pen.shape(body) +
    pen.clip(
      body,
      pen.seam(channels, 1.6) +
        range(146, 402, 34)
          .map((y) => pen.fold(-92, y + 2, -12, y + 6, 0, -12) + pen.fold(92, y + 2, 12, y + 6, 0, 12))
          .join(''),
    ) +
    torsoFolds(pen, 400) +
    both(pen.shape('M0 74Q30 72 40 62L44 106Q24 122 0 124Z', 'deep') + pen.seam('M4 92Q28 90 41 82')) +
    pen.mark('M0 74V408', pen.tones.paper, 3.4) +
    pen.seam('M-7 76V408M7 76V408') +
    both(pen.band('M86 118Q72 166 96 214', 7) + pen.shape('M40 300L84 288L86 302L42 314Z', 'deep')) +
    pen.band('M-98 402Q0 412 98 402', 8)
  )
}

function denimJacket(pen) {
  const gold = (d) =>
    `<path d="${d}" fill="none" stroke="#c99a54" stroke-width="1.3" stroke-dasharray="4 2.5"/>`
  return (
    sleeves(pen, {
      shoulder: [102, 114],
      armpit: [98, 204],
      outer: [162, 362],
      inner: [122, 374],
      cuff: 22,
    }) +
    pen.shape(
      symmetric([
        [0, 116],
        [38, 88],
        [104, 115],
        [90, 156, 100, 204],
        [94, 290, 84, 368],
        [42, 374, 0, 374],
      ]),
    ) +
    torsoFolds(pen, 366) +
    both(
      pen.seam('M96 168Q50 176 10 172', 1.6) +
        gold('M96 174Q50 182 10 178') +
        pen.shape('M30 178H78V196L54 208L30 196Z', 'deep') +
        pen.button(54, 200, 4) +
        gold('M34 210L22 366M74 210L58 366') +
        pen.seam('M30 208L18 368M78 208L64 368', 1.4),
    ) +
    pen.seam('M10 120V374M-10 120V374', 1.6) +
    pen.shape('M-86 362Q0 372 86 362L84 392Q0 402 -84 392Z', 'deep') +
    gold('M-82 368Q0 378 82 368M-80 386Q0 396 80 386') +
    buttons(pen, 0, 140, 380, 6).replaceAll('r="3.6"', 'r="4.6"') +
    collar(pen, 90, 42, 42)
  )
}

function blazer(pen) {
  const body = symmetric([
    [0, 250],
    [34, 82],
    [98, 106],
    [84, 146, 92, 198],
    [80, 270, 88, 310],
    [96, 370, 94, 402],
    [60, 416, 22, 410],
    [6, 360, 0, 320],
  ])
  return (
    sleeves(pen, { shoulder: [96, 105], armpit: [90, 200], outer: [154, 382], inner: [118, 392] }) +
    both(pen.button(126, 376, 2.8) + pen.button(134, 374, 2.8)) +
    pen.shape('M-36 84Q0 72 36 84L0 262Z', 'inside') +
    pen.shape(body) +
    pen.shape('M34 82L98 106Q84 146 92 198Q80 270 88 310Q96 370 94 402Q60 416 22 410Q8 340 -6 276L0 240Z') +
    pen.fold(78, 210, 60, 300, -8, 12) +
    pen.fold(-80, 210, -58, 300, 10, 12) +
    pen.shine(-60, 160, -56, 300, 2, 12) +
    both(
      pen.shape('M34 80Q46 78 50 88L66 138L44 146L54 160L2 262L-6 252Z', 'deep') + pen.seam('M44 146L26 128'),
    ) +
    pen.shape('M-36 84Q0 66 36 84L28 104Q0 90 -28 104Z', 'deep') +
    pen.button(4, 274, 5.6) +
    pen.button(8, 316, 5.6) +
    both(pen.shape('M38 324L84 316L86 338L40 346Z', 'deep')) +
    pen.shape('M56 186L86 180L87 192L57 198Z', 'deep')
  )
}

function bomberJacket(pen) {
  return (
    sleeves(pen, {
      shoulder: [102, 116],
      armpit: [98, 208],
      outer: [170, 344],
      inner: [128, 358],
      cuff: 34,
      puff: 6,
    }) +
    pen.shape('M-44 90Q0 100 44 90L0 130Z', 'inside') +
    pen.shape(
      front({
        neck: [42, 96],
        drop: 24,
        shoulder: [104, 117],
        armpit: [100, 206],
        waist: 106,
        hem: [98, 368],
        sag: 6,
      }),
    ) +
    torsoFolds(pen, 366) +
    pen.band('M-44 92Q-34 122 0 124Q34 122 44 92', 17) +
    pen.seam(
      range(-4, 4, 1)
        .map((i) => `M${i * 9} ${116 - Math.abs(i) * 2.4}v16`)
        .join(''),
      0.8,
    ) +
    pen.mark('M0 124V404', pen.tones.paper, 4) +
    pen.seam('M-8 134V374M8 134V374') +
    both(pen.shape('M44 254L74 314L84 308L54 248Z', 'deep')) +
    pen.shape('M-98 366Q0 376 98 366L88 404Q0 414 -88 404Z', 'deep') +
    both(
      pen.seam(
        range(10, 86, 8)
          .map((x) => `M${x} 374V406`)
          .join(''),
        0.8,
      ),
    ) +
    pen.mark('M0 366V410', pen.tones.paper, 4)
  )
}

function boiledWoolJacket(pen) {
  const edge = (d) => pen.mark(d, pen.tones.paper, 2.4, ' stroke-dasharray="2 6" opacity=".85"')
  return (
    sleeves(pen, { shoulder: [98, 114], armpit: [94, 204], outer: [162, 366], inner: [122, 378] }) +
    pen.shape('M-42 90Q0 100 42 90L0 136Z', 'inside') +
    both(
      pen.shape('M42 90L100 115Q86 156 96 204Q98 300 104 398Q52 408 -2 406V128Q30 124 42 90Z') +
        pen.fold(84, 216, 62, 380, -8, 14) +
        edge('M42 98Q30 130 4 134V400Q52 402 98 392') +
        edge('M120 368L160 358') +
        pen.shape('M34 292H86V360Q86 368 78 368H42Q34 368 34 360Z') +
        edge('M34 300H86'),
    ) +
    pen.seam('M6 130V406', 1.6) +
    buttons(pen, 0, 160, 340, 4).replaceAll('r="3.6"', 'r="8"')
  )
}

function rainPoncho(pen) {
  const body = symmetric([
    [0, 130],
    [40, 118],
    [120, 170, 158, 418],
    [80, 440, 0, 440],
  ])
  return (
    pen.shape(
      symmetric([
        [0, 44],
        [54, 46, 62, 98],
        [62, 126, 44, 146],
        [0, 160],
      ]),
    ) +
    pen.shape(
      symmetric([
        [0, 66],
        [36, 68, 38, 104],
        [30, 132, 0, 146],
      ]),
      'inside',
    ) +
    pen.shape(body) +
    pen.fold(-70, 180, -120, 410, -10, 16) +
    pen.fold(66, 180, 110, 420, 10, 18) +
    pen.fold(-20, 200, -40, 430, -4, 14) +
    pen.fold(24, 260, 40, 432, 4, 12) +
    pen.shine(-50, 170, -84, 400, -10, 16) +
    pen.shape('M-46 120Q-34 150 0 158Q34 150 46 120L60 128Q44 168 0 178Q-44 168 -60 128Z', 'deep') +
    pen.shape('M-12 172H12V262H-12Z', 'deep') +
    [190, 218, 246].map((y) => pen.dot(0, y, 4.2, pen.tones.paper)).join('') +
    pen.shape('M-48 282H48V350Q48 360 38 360H-38Q-48 360 -48 350Z') +
    pen.shape('M-51 276H51V300Q0 312 -51 300Z', 'deep') +
    both(
      [300, 334, 368].map((y, i) => pen.dot(126 + i * 8, y, 4, pen.tones.paper)).join('') +
        pen.mark('M16 150Q24 180 18 204', pen.tones.paper, 3, ' stroke-linecap="round"'),
    ) +
    pen.stitch('M-152 406Q0 430 152 406')
  )
}

export const outerwear = {
  'chore jacket': choreJacket,
  raincoat,
  coat,
  'quilted jacket': quiltedJacket,
  'trench coat': trenchCoat,
  parka,
  gilet,
  'denim jacket': denimJacket,
  blazer,
  'bomber jacket': bomberJacket,
  'boiled wool jacket': boiledWoolJacket,
  'rain poncho': rainPoncho,
}
