/** The bases that `make-bases.mjs` makes where no image registry can be reached, by the Dockerfile's arguments. */
export const baseImages = {
  BUILD_IMAGE: 'localhost/verdemuse-node:24-bookworm',
  RUN_IMAGE: 'localhost/verdemuse-debian:bookworm',
}
