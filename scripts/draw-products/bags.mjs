// Bags.

import { both, range } from './pen.mjs'

function toteBag(pen) {
  return (
    pen.cord('M-46 214Q-52 70 0 66Q52 70 46 214', 9).replace('fill="none"', 'fill="none" opacity=".55"') +
    pen.shape('M-104 196Q0 206 104 196L100 210H-100Z', 'inside') +
    pen.shape('M-106 200Q0 210 106 200Q104 320 116 426Q0 440 -116 426Q-104 320 -106 200Z') +
    pen.fold(-80, 230, -92, 420, 6, 12) +
    pen.fold(84, 226, 88, 420, -6, 14) +
    pen.fold(20, 330, 34, 430, 6, 10) +
    pen.shine(-30, 230, -36, 410, 0, 14) +
    pen.stitch('M-105 222Q0 232 105 222') +
    pen.band('M-46 262V214Q-52 88 0 84Q52 88 46 214V262', 11) +
    both(pen.stitch('M40 216h12v42h-12Z')) +
    `<path d="M0 300c-22 10 -26 34 -4 52c22 -12 24 -36 4 -52Zm-2 16q0 30 0 54" fill="none" stroke="${pen.tones.inside}" stroke-width="2" opacity=".7"/>`
  )
}

function crossbodyBag(pen) {
  return (
    pen.cord('M-94 262Q-150 60 0 56Q150 60 94 262', 7) +
    pen.shape('M-104 250Q0 240 104 250Q112 330 104 392Q96 408 0 410Q-96 408 -104 392Q-112 330 -104 250Z') +
    pen.fold(-84, 350, -76, 402, 2, 14) +
    pen.fold(76, 350, 82, 400, 0, 12) +
    pen.shape(
      'M-108 248Q0 234 108 248Q112 300 92 330Q40 352 0 352Q-40 352 -92 330Q-112 300 -108 248Z',
      'deep',
    ) +
    pen.stitch('M-100 256Q-102 300 -86 324Q-38 344 0 344Q38 344 86 324Q102 300 100 256') +
    pen.shine(-80, 264, 60, 258, 0, 10) +
    '<circle cy="328" r="9" fill="#c9a968" stroke="#8c713c" stroke-width="1.4"/>' +
    both('<circle cx="96" cy="254" r="8" fill="none" stroke="#c9a968" stroke-width="4"/>')
  )
}

function backpack(pen) {
  return (
    pen.cord('M-22 82Q0 44 22 82', 7) +
    both(pen.shape('M84 170Q130 200 126 300Q124 360 104 396L96 392Q108 300 84 220Z', 'deep')) +
    both(pen.shape('M92 320Q116 324 114 352V400Q112 416 92 418Z', 'deep')) +
    pen.shape('M-88 120Q-98 260 -100 400Q-98 432 -60 436Q0 442 60 436Q98 432 100 400Q98 260 88 120Z') +
    pen.fold(-74, 170, -82, 400, 4, 12) +
    pen.fold(74, 176, 80, 410, -6, 12) +
    pen.shine(-36, 170, -40, 300, 0, 12) +
    pen.shape('M-90 78Q0 68 90 78Q98 96 90 130Q0 144 -90 130Q-98 96 -90 78Z', 'deep') +
    pen.seam('M-92 96Q0 88 92 96M-92 114Q0 108 92 114', 1.2) +
    pen.shape('M-74 300Q0 290 74 300V400Q70 416 0 418Q-70 416 -74 400Z') +
    pen.seam('M-74 320Q0 310 74 320', 2.6) +
    pen.fold(-56, 330, -54, 410, 2, 9) +
    pen.shape('M-9 70H9V236H-9Z', 'deep') +
    `<rect x="-15" y="196" width="30" height="26" rx="5" fill="${pen.tones.wood}"/><path d="M-8 209H8" stroke="${pen.tones.paper}" stroke-width="2.4"/>`
  )
}

function duffelBag(pen) {
  return (
    pen.cord('M-120 250Q-60 60 0 58Q60 60 120 250', 5) +
    pen.shape(
      'M-136 232Q-140 200 -100 196H100Q140 200 136 232Q146 320 136 384Q132 408 100 410H-100Q-132 408 -136 384Q-146 320 -136 232Z',
    ) +
    pen.fold(-110, 230, -114, 396, 4, 16) +
    pen.fold(112, 230, 108, 396, -4, 16) +
    pen.fold(-20, 330, -10, 404, 4, 12) +
    pen.shine(-30, 220, -40, 390, 0, 18) +
    both(pen.shape('M136 236Q146 320 136 384Q132 404 112 409Q120 310 110 200Q132 202 136 236Z', 'deep')) +
    pen.seam('M-110 214Q0 224 110 214', 3) +
    pen.mark('M-108 214Q0 224 108 214', pen.tones.paper, 2, ' stroke-dasharray="3 3"') +
    both(pen.shape('M52 206H70V408H52Z', 'deep')) +
    pen.band('M-61 240Q-58 150 0 146Q58 150 61 240', 10) +
    pen.shape('M-18 138H18V156H-18Z', 'wood') +
    pen.shape('M-40 290H40V370Q0 378 -40 370Z') +
    pen.stitch('M-36 300H36')
  )
}

function beltBag(pen) {
  return (
    pen.band('M-96 262Q-156 200 -120 130Q-60 76 0 76Q60 76 120 130Q156 200 96 262', 14) +
    `<rect x="-26" y="62" width="52" height="30" rx="6" fill="${pen.tones.inside}"/><path d="M-8 66V88M8 66V88" stroke="${pen.tones.paper}" stroke-width="2"/>` +
    pen.shape(
      'M-118 250Q-110 226 -84 226H84Q110 226 118 250Q124 318 92 352Q50 372 0 372Q-50 372 -92 352Q-124 318 -118 250Z',
    ) +
    pen.fold(-90, 260, -74, 350, 4, 14) +
    pen.fold(88, 270, 66, 358, -6, 14) +
    pen.shine(-50, 240, -40, 350, 0, 16) +
    pen.seam('M-112 262Q0 280 112 262', 3.4) +
    pen.shape('M-80 296Q0 308 80 296Q82 330 62 344Q30 356 0 356Q-30 356 -62 344Q-82 330 -80 296Z', 'deep') +
    pen.seam('M-70 310Q0 322 70 310', 2.6) +
    pen.paint('M94 262h8l4 26h-14Z', pen.tones.wood) +
    pen.mark('M0 326q-14 10 -3 22q13 -10 3 -22Z', pen.tones.paper, 1.8)
  )
}

function laptopSleeve(pen) {
  return `<g transform="rotate(-6 0 270)">${
    `<rect x="-122" y="128" width="244" height="150" rx="10" fill="#c9c6c0" stroke="#8d8a84"/><rect x="-112" y="136" width="224" height="140" rx="4" fill="#3b3d42"/>` +
    pen.shape('M-134 190Q0 204 134 190L136 386Q136 396 124 396H-124Q-136 396 -136 386Z') +
    pen.fold(-112, 220, -114, 384, 4, 14) +
    pen.fold(104, 220, 110, 388, 4, 16) +
    pen.shine(-30, 216, -40, 380, 0, 22) +
    pen.stitch('M-130 202Q0 216 130 202M-128 388H128') +
    pen.shape('M-22 180H22V262Q22 274 0 274Q-22 274 -22 262Z', 'deep') +
    `<circle cy="252" r="8" fill="#c9a968" stroke="#8c713c" stroke-width="1.4"/>` +
    pen.paint('M74 344h40v26h-40Z', pen.tones.paper) +
    '<path d="M84 358q10 -11 18 -1q-9 9 -18 1Z" fill="#6f7d50"/>'
  }</g>`
}

function netBag(pen) {
  const body = 'M-70 196Q0 206 70 196Q150 300 104 400Q60 442 0 444Q-60 442 -104 400Q-150 300 -70 196Z'
  const net = range(-300, 300, 26)
    .map((x) => `M${x} 180Q${x + 150} 300 ${x + 260} 460M${x + 260} 180Q${x + 110} 300 ${x} 460`)
    .join('')
  const orange = (x, y, r, fill) =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" stroke="#8c5a2c" stroke-opacity=".4"/>`
  return (
    pen.band('M-60 204Q-60 72 0 66Q60 72 60 204', 10) +
    orange(-42, 372, 46, '#d99443') +
    orange(44, 382, 44, '#8fa05a') +
    orange(2, 316, 42, '#c9683f') +
    `<path d="M-84 330Q-104 240 -70 196Q-40 240 -50 318Z" fill="#7d8c57"/>` +
    pen.clip(body, pen.cord(net, 2.6).replaceAll(/stroke="#[0-9a-f]{6}"/g, `stroke="${pen.tones.deep}"`)) +
    pen.mark(body, pen.tones.deep, 3.4) +
    pen.band('M-72 198Q0 210 72 198', 10)
  )
}

function shoulderBag(pen) {
  return (
    pen.band('M-112 250Q-90 74 0 66Q90 74 112 250', 12) +
    pen.shape('M-132 236Q0 250 132 236Q146 300 104 358Q60 398 0 400Q-60 398 -104 358Q-146 300 -132 236Z') +
    pen.fold(-112, 270, -80, 366, -6, 16) +
    pen.fold(110, 270, 78, 370, 0, 18) +
    pen.fold(-20, 300, 0, 394, 4, 12) +
    pen.shine(-50, 262, -44, 380, -6, 20) +
    pen.seam('M-128 252Q0 268 128 252', 3.4) +
    pen.mark('M-124 252Q0 268 124 252', '#c9a968', 1.8) +
    pen.stitch('M-126 268Q0 284 126 268') +
    pen.paint('M112 254h9l5 34h-18Z', pen.tones.wood) +
    both('<circle cx="112" cy="244" r="9" fill="none" stroke="#c9a968" stroke-width="4"/>')
  )
}

function washBag(pen) {
  return (
    pen.cord('M116 240Q160 244 150 284Q140 300 116 292', 7) +
    pen.shape(
      'M-116 214Q0 200 116 214Q126 300 120 380Q116 394 100 396H-100Q-116 394 -120 380Q-126 300 -116 214Z',
    ) +
    pen.shape('M-118 330Q0 340 118 330L120 380Q116 394 100 396H-100Q-116 394 -120 380Z', 'deep') +
    pen.fold(-92, 236, -96, 386, 4, 16) +
    pen.fold(92, 236, 94, 386, 4, 16) +
    pen.shine(-30, 230, -34, 380, 0, 18) +
    pen.shape('M-118 208Q0 192 118 208V224Q0 210 -118 224Z', 'inside') +
    pen.mark('M-114 216Q0 201 114 216', '#c9a968', 2.6, ' stroke-dasharray="3 2.4"') +
    pen.paint('M-84 208h10l3 34h-16Z', pen.tones.wood) +
    pen.seam('M-118 330Q0 340 118 330') +
    pen.paint('M-22 352h44v24h-44Z', pen.tones.paper) +
    '<path d="M-8 365q8 -10 16 -1q-8 9 -16 1Z" fill="#6f7d50"/>'
  )
}

export const bags = {
  'tote bag': toteBag,
  'crossbody bag': crossbodyBag,
  backpack,
  'duffel bag': duffelBag,
  'belt bag': beltBag,
  'laptop sleeve': laptopSleeve,
  'net bag': netBag,
  'shoulder bag': shoulderBag,
  'wash bag': washBag,
}
