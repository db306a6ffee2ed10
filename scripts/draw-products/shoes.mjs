// Shoes.

import { both, mix, range } from './pen.mjs'

/** Two shoes, one a little behind the other. */
const pair = (shoe) =>
  `<g transform="translate(26 -96) scale(.94)">${shoe}</g><g transform="translate(-10 14)">${shoe}</g>`

function sneakers(pen) {
  const shoe =
    pen.shape('M-128 334Q-140 280 -120 232Q-96 224 -70 236Q-56 262 -22 262Q24 286 76 300Q122 306 130 334Z') +
    pen.shape('M-120 232Q-96 222 -70 236Q-64 246 -58 250Q-92 262 -124 250Z', 'inside') +
    pen.shape('M58 296Q122 302 131 336L48 336Q42 312 58 296Z', 'pale') +
    pen.shape('M-124 246Q-112 250 -104 258L-110 334H-128Q-138 290 -124 246Z', 'deep') +
    pen.fold(-90, 270, -40, 330, 6, 12) +
    pen.seam('M-58 250L-66 334M-20 264L-34 334', 1) +
    range(0, 4, 1)
      .map(
        (i) =>
          `<path d="M${-48 + i * 21} ${256 + i * 9}l18 -7" stroke="${pen.tones.paper}" stroke-width="6" stroke-linecap="round"/>`,
      )
      .join('') +
    pen.shape('M-134 330H132Q142 344 132 358Q0 364 -130 358Q-140 344 -134 330Z', 'sole') +
    pen.seam('M-134 344H136', 1)
  return pair(shoe)
}

function boots(pen) {
  const shoe =
    pen.shape('M-92 346Q-104 260 -92 158Q-52 148 -8 158Q-6 214 8 256Q60 276 104 300Q124 316 122 346Z') +
    pen.shape('M-92 158Q-52 148 -8 158Q-52 170 -92 158Z', 'inside') +
    pen.shape('M-66 164Q-48 168 -30 164Q-30 220 -22 258Q-46 276 -64 258Q-70 210 -66 164Z', 'deep') +
    pen.seam(
      range(0, 5, 1)
        .map((i) => `M${-58 + i * 6} 174V258`)
        .join(''),
      0.8,
    ) +
    pen.fold(8, 256, 30, 338, -10, 12) +
    pen.shine(44, 282, 104, 320, 6, -10) +
    pen.fold(-84, 200, -82, 340, 6, 10) +
    pen.seam('M2 262Q-8 300 -60 318L-94 316', 1.2) +
    pen.cord('M-92 160Q-108 146 -98 136Q-86 132 -84 158', 4) +
    pen.shape('M-96 342H124Q130 352 126 362H-34L-38 376H-98Z', 'inside')
  return pair(shoe)
}

function sandals(pen) {
  const cork = '#c69c6c'
  const sole =
    'M20 400Q14 330 26 270Q18 200 30 140Q42 96 82 92Q122 96 126 146Q128 200 108 262Q112 340 102 400Q92 426 62 428Q30 426 20 400Z'
  const strap = (y, l, r) =>
    pen.shape(
      `M${l} ${y}Q${(l + r) / 2} ${y - 30} ${r} ${y}V${y + 42}Q${(l + r) / 2} ${y + 12} ${l} ${y + 42}Z`,
    ) +
    pen.shine(l + 20, y + 6, r - 20, y + 4, 0, -4) +
    `<rect x="${r - 30}" y="${y - 2}" width="14" height="32" rx="3" fill="none" stroke="#c9a968" stroke-width="3"/>`
  return both(
    `<path d="${sole}" fill="${mix(cork, '#000000', 0.3)}" transform="translate(3 6)"/><path d="${sole}" fill="${cork}"/><path d="${sole}" fill="${mix(cork, '#ffffff', 0.34)}" transform="translate(8.5 29) scale(.885 .885)"/>` +
      pen.fold(44, 320, 82, 400, 10, 12) +
      strap(150, 22, 132) +
      strap(236, 14, 120),
  )
}

function highTopSneakers(pen) {
  const laces = range(0, 6, 1)
    .map((i) =>
      pen.mark(
        `M${-64 + i * 13 + (i > 3 ? (i - 3) * 5 : 0)} ${176 + i * 17}l20 -6`,
        pen.tones.paper,
        6,
        ' stroke-linecap="round"',
      ),
    )
    .join('')
  return pair(
    pen.shape('M-120 334Q-132 260 -122 160Q-92 150 -46 160Q-44 214 -20 252Q24 286 76 300Q122 306 130 334Z') +
      pen.shape('M-122 160Q-92 150 -46 160Q-92 172 -122 160Z', 'inside') +
      pen.shape('M58 296Q122 302 131 336L48 336Q42 312 58 296Z', 'pale') +
      pen.shape('M-120 262Q-106 262 -98 272L-104 334H-124Q-128 290 -120 262Z', 'deep') +
      pen.shape('M-50 162Q-60 220 -40 258Q0 290 54 300L62 292Q6 276 -22 246Q-42 206 -46 160Z', 'pale') +
      laces +
      pen.fold(-84, 270, -40, 330, 6, 12) +
      pen.paint('M-100 186a14 14 0 1 0 .1 0Z', pen.tones.paper) +
      pen.shape('M-134 330H132Q142 344 132 358Q0 364 -130 358Q-140 344 -134 330Z', 'sole') +
      pen.seam('M-134 344H136', 1),
  )
}

function laceUpBoots(pen) {
  return pair(
    pen.shape('M-92 346Q-104 250 -94 132Q-54 124 -14 132Q-14 206 4 252Q60 274 104 300Q124 316 122 346Z') +
      pen.shape('M-94 132Q-54 124 -14 132Q-54 144 -94 132Z', 'inside') +
      pen.shape('M-20 134Q-22 214 0 258L34 276L22 286Q-22 266 -34 230Q-42 180 -38 136Z', 'deep') +
      range(0, 6, 1)
        .map((i) =>
          pen.mark(
            `M${-40 + i * i * 1.2} ${150 + i * 18}l22 ${i > 4 ? -10 : -3}`,
            pen.tones.paper,
            4.4,
            ' stroke-linecap="round"',
          ),
        )
        .join('') +
      pen.fold(8, 262, 30, 338, -10, 12) +
      pen.shine(44, 282, 104, 320, 6, -10) +
      pen.fold(-84, 190, -82, 340, 6, 10) +
      pen.seam('M30 284Q20 316 -40 330M-60 240Q-56 300 -94 306', 1.2) +
      pen.cord('M-94 134Q-108 120 -98 110Q-86 108 -86 130', 4) +
      pen.shape('M-96 342H124Q130 352 126 362H-98Z', 'inside') +
      pen.shape('M-98 360H-40V378H-96ZM-20 360H126L120 374H-16Z', 'inside') +
      pen.mark('M-94 344H122', '#c99a54', 1.6, ' stroke-dasharray="4 3"'),
  )
}

function balletFlats(pen) {
  const sole =
    'M24 392Q18 330 28 270Q20 190 40 134Q58 104 82 104Q110 106 122 150Q128 206 108 270Q112 340 100 394Q88 424 62 424Q32 422 24 392Z'
  return both(
    pen.shape(sole) +
      pen.shape(
        'M38 386Q34 330 42 280Q40 236 58 216Q82 200 98 220Q102 250 94 284Q98 340 88 388Q78 408 62 408Q44 406 38 386Z',
        'inside',
      ) +
      `<path d="M44 382Q40 330 47 282Q46 244 62 226Q82 214 92 230Q96 254 88 286Q92 340 82 384Q74 400 62 400Q48 398 44 382Z" fill="${pen.tones.sole}"/>` +
      pen.stitch('M32 388Q27 330 35 276Q32 226 54 206Q84 190 105 212') +
      pen.shine(52, 130, 44, 200, -8, 10) +
      pen.fold(104, 140, 112, 220, 6, 8) +
      pen.shape('M76 204Q56 188 54 202Q56 216 76 208ZM82 204Q102 188 104 202Q102 216 82 208Z', 'deep') +
      pen.shape('M73 200h12v12h-12Z', 'deep') +
      pen.seam('M48 384Q62 392 78 384', 1),
  )
}

function espadrilles(pen) {
  const braid = range(-128, 120, 12)
    .map((x) => `M${x} 330l8 26M${x + 8} 330l-8 26`)
    .join('')
  return pair(
    pen.shape('M-126 336Q-138 292 -118 256Q-84 250 -56 268Q-20 250 28 276Q112 286 130 336Z') +
      pen.shape('M-118 256Q-84 250 -56 268Q-40 276 -8 272Q-40 300 -92 286Q-112 276 -118 256Z', 'inside') +
      pen.fold(-96, 292, -60, 332, 6, 10) +
      pen.shine(30, 284, 112, 318, 8, -10) +
      pen.seam('M-8 272Q20 290 24 332', 1.4) +
      pen.stitch('M-2 270Q28 288 34 330') +
      pen.paint('M-132 332H132Q140 344 132 356Q0 362 -130 356Q-140 344 -132 332Z', '#cdae7c') +
      pen.mark(braid, '#8c713c', 1.4, ' opacity=".75"') +
      pen.shape('M-128 356Q0 362 130 356V364H-126Z', 'gum'),
  )
}

function slippers(pen) {
  return pair(
    pen.paint('M-134 322Q-120 306 -70 312Q-20 318 20 330L-130 346Z', pen.tones.sole) +
      pen.shape('M-40 344Q-62 270 -20 240Q30 240 84 272Q130 296 134 344Z') +
      pen.shape('M-20 240Q-62 270 -40 344Q-20 330 -12 300Q-8 266 -20 240Z', 'inside') +
      pen.fold(10, 260, 70, 336, 10, 14) +
      pen.shine(30, 262, 108, 300, 10, -12) +
      pen.mark('M-14 246Q-2 270 -6 300Q-14 330 -32 342', pen.tones.paper, 2.4, ' stroke-dasharray="2 6"') +
      pen.shape('M-136 336Q0 348 136 338Q140 352 130 362Q0 368 -128 362Q-140 350 -136 336Z', 'gum') +
      pen.seam('M-134 350Q0 358 136 350', 1),
  )
}

function loafers(pen) {
  return pair(
    pen.shape('M-126 338Q-138 286 -120 246Q-86 244 -60 262Q-36 272 -18 252Q30 250 70 278Q118 292 130 338Z') +
      pen.shape('M-120 246Q-86 244 -60 262Q-36 272 -18 252Q-24 284 -62 286Q-106 280 -120 246Z', 'inside') +
      pen.seam('M24 262Q76 276 92 306Q80 320 36 314', 1.8) +
      pen.shine(70, 290, 116, 322, 6, -8) +
      pen.shape('M-20 252Q2 246 24 254Q40 290 44 334H4Q4 290 -20 252Z', 'deep') +
      pen.paint('M6 276L28 272L31 281L9 286Z', pen.tones.inside) +
      pen.stitch('M-12 254Q10 290 10 332M20 256Q36 292 39 332') +
      pen.fold(-98, 290, -70, 334, 6, 12) +
      pen.shape('M-130 334H132Q138 344 132 352H-36L-40 366H-128Z', 'inside') +
      pen.mark('M-126 337H128', pen.tones.paper, 1.4, ' stroke-dasharray="4 3"'),
  )
}

function rainBoots(pen) {
  return pair(
    pen.shape('M-84 346Q-92 240 -92 92Q-46 82 4 92Q0 190 14 256Q64 272 106 298Q124 314 122 346Z') +
      pen.shape('M-92 92Q-46 82 4 92Q-46 104 -92 92Z', 'inside') +
      pen.shape('M-92 92Q-46 104 4 92L4 116Q-46 128 -92 116Z', 'deep') +
      pen.fold(10, 250, 30, 338, -10, 12) +
      pen.fold(-76, 130, -76, 330, 6, 14) +
      pen.shine(-30, 124, -26, 270, 6, 16) +
      pen.shine(44, 280, 104, 318, 6, -12) +
      pen.seam('M-88 320Q-10 330 20 300Q70 296 118 322', 1.4) +
      pen.shape('M-86 130L-60 134L-60 146L-87 142Z', 'deep') +
      `<rect x="-66" y="130" width="15" height="20" rx="3" fill="none" stroke="#c9a968" stroke-width="3"/>` +
      pen.shape('M-90 340H124Q130 352 126 360H-28L-32 376H-92Z', 'gum') +
      pen.seam(
        range(-10, 110, 12)
          .map((x) => `M${x} 352v10`)
          .join(''),
        1,
      ),
  ).replace('translate(26 -96)', 'translate(34 -60)')
}

export const shoes = {
  sneakers,
  boots,
  sandals,
  'high-top sneakers': highTopSneakers,
  'lace-up boots': laceUpBoots,
  'ballet flats': balletFlats,
  espadrilles,
  slippers,
  loafers,
  'rain boots': rainBoots,
}
