// Parts that several garments share.

import { both, range, symmetric } from './pen.mjs'

/** The front of an upper body: neckline, shoulders, armholes, sides, hem. */
export const front = ({
  neck = [42, 90],
  drop = 36,
  vee = false,
  shoulder = [96, 112],
  armpit = [92, 190],
  waist = 89,
  hem = [94, 418],
  sag = 8,
}) =>
  symmetric([
    [0, neck[1] + drop],
    vee ? neck : [neck[0] * 0.72, neck[1] + drop, ...neck],
    shoulder,
    [shoulder[0] - 12, (shoulder[1] + armpit[1]) / 2, ...armpit],
    [waist, (armpit[1] + hem[1]) / 2, ...hem],
    [hem[0] / 2, hem[1] + sag, 0, hem[1] + sag],
  ])

/** The back of the neck, seen through the opening. */
export const backNeck = (pen, [x, y], drop) =>
  pen.shape(`M${-x} ${y}Q0 ${y + 12} ${x} ${y}L${x} ${y + 8}L0 ${y + drop + 4}L${-x} ${y + 8}Z`, 'inside')

export const neckBand = (pen, [x, y], drop, width = 7) =>
  pen.band(`M${-x} ${y}Q${-x * 0.72} ${y + drop} 0 ${y + drop}Q${x * 0.72} ${y + drop} ${x} ${y}`, width)

/** A pair of sleeves from shoulder and armpit to the two ends of the cuff; they lie under the body. */
export function sleeves(
  pen,
  { shoulder = [94, 111], armpit = [90, 192], outer, inner, cuff = 0, puff = 0, tone = 'cloth' },
) {
  const bow = [
    shoulder[0] + (outer[0] - shoulder[0]) * 0.62 + 10 + puff,
    shoulder[1] + (outer[1] - shoulder[1]) * 0.3,
  ]
  const sleeve = `M${shoulder[0] - 14} ${shoulder[1] - 4}L${shoulder}Q${bow} ${outer}L${inner}Q${armpit[0] + 22 + puff} ${armpit[1] + 20} ${armpit}L${shoulder[0] - 20} ${armpit[1]}Z`
  const [dx, dy] = [outer[0] - shoulder[0], outer[1] - shoulder[1]]
  const length = Math.hypot(dx, dy)
  const [cx, cy] = [(dx / length) * cuff, (dy / length) * cuff]
  const end = `M${outer}L${outer[0] + cx} ${outer[1] + cy}L${inner[0] + cx} ${inner[1] + cy}L${inner}Z`
  return both(
    pen.shape(sleeve, tone) +
      pen.fold(
        armpit[0] + 8,
        armpit[1] + 6,
        (outer[0] + inner[0]) / 2,
        (outer[1] + inner[1]) / 2 - 6,
        4,
        12,
      ) +
      pen.shine(shoulder[0] + 8, shoulder[1] + 16, outer[0] - 10, outer[1] - 12, 4, 8) +
      (cuff
        ? pen.shape(end, 'deep')
        : pen.seam(
            `M${outer[0] - cx - dx * 0.05} ${outer[1] - dy * 0.05}L${inner[0] - dx * 0.05} ${inner[1] - dy * 0.05}`,
          )),
  )
}

export const torsoFolds = (pen, hem = 418) =>
  pen.fold(-84, 205, -58, hem - 40, 18, 12) +
  pen.fold(86, 205, 52, hem - 30, -20, 14) +
  pen.fold(14, hem - 120, 26, hem, 6, 9) +
  pen.shine(-40, 150, -34, hem - 60, 4, 14)

/** Fine vertical ribs between two heights. */
export const ribs = (pen, half, top, bottom, step = 7) =>
  pen.seam(
    range(-half, half, step)
      .map((x) => `M${x} ${top}V${bottom}`)
      .join(''),
    0.8,
  )

export const buttons = (pen, x, from, to, count) =>
  range(0, count - 1, 1)
    .map((i) => pen.button(x, from + ((to - from) * i) / (count - 1)))
    .join('')

export const collar = (pen, y = 90, width = 40, point = 34) =>
  pen.shape(`M${-width} ${y}Q0 ${y - 16} ${width} ${y}L0 ${y + 40}Z`, 'inside') +
  both(
    pen.shape(
      `M${width - 4} ${y - 6}Q${width + 8} ${y + 4} ${width + 6} ${y + 14}L${point - 4} ${y + 44}L0 ${y + 26}Q${width - 12} ${y + 18} ${width - 4} ${y - 6}Z`,
      'deep',
    ),
  )

export const pocket = (pen, x, y, width, height) =>
  pen.shape(`M${x} ${y}h${width}v${height - 8}q0 8 -8 8h${16 - width}q-8 0 -8 -8Z`) +
  pen.stitch(`M${x + 4} ${y + 9}h${width - 8}`)

export const skirtFolds = (pen, top, bottom, spread) =>
  [-0.7, -0.35, 0.1, 0.45, 0.75].map((s) => pen.fold(s * 40, top, s * spread, bottom, s * 10, 12)).join('') +
  pen.shine(-10, top + 10, -26, bottom, -4, 12)

export const knitHem = (pen, half, y, height = 30) =>
  pen.shape(
    `M${-half} ${y}Q0 ${y + 8} ${half} ${y}L${half - 5} ${y + height}Q0 ${y + height + 8} ${5 - half} ${y + height}Z`,
    'deep',
  ) + ribs(pen, half - 10, y + 6, y + height + 4, 8)
