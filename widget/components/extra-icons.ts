export const check = ['m5 12.5 4.5 4.5L19 7.5']
export const download = ['M12 4v11', 'm7 10.5 5 5 5-5', 'M5 19.5h14']
export const devices = ['M4 5.5h11v8H4Z', 'M2.5 17h9', 'M15 10.5h5.5v8H15Z']
export const leave = ['M14 4.5H6v15h8', 'M11 12h9.5', 'm17 8.5 3.5 3.5-3.5 3.5']
export const star = ['m12 3.6 2.6 5.3 5.8.85-4.2 4.1 1 5.8-5.2-2.75-5.2 2.75 1-5.8-4.2-4.1 5.8-.85L12 3.6Z']
export const outward = ['M7 17 17 7', 'M9 7h8v8']
export const book = [
  'M5 4.5h10.5A2.5 2.5 0 0 1 18 7v12.5H7.5A2.5 2.5 0 0 1 5 17V4.5Z',
  'M5 17a2.5 2.5 0 0 1 2.5-2.5H18',
  'M8.5 8h6',
]
