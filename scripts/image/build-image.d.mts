export const baseImages: { BUILD_IMAGE: string; RUN_IMAGE: string }
export function findEngine(): 'docker' | 'buildah' | undefined
export function hasBases(): boolean
export function buildImage(
  engine: 'docker' | 'buildah',
  tag: string,
): Promise<{ ok: boolean; output: string }>
