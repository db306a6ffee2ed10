# The server as an image: Debian slim, Node, the bundle, and the three addons that cannot be bundled.
#
#   docker build -t verdemuse .
#
# The bases are arguments, so that it also builds where no image registry can be reached: scripts/image/make-bases.mjs.
# A private npm registry or certificate authority comes as a secret and leaves nothing in the image:
#
#   docker build --secret id=npmrc,src=$HOME/.npmrc --secret id=ca,src=ca.pem -t verdemuse .
ARG BUILD_IMAGE=node:24-bookworm-slim
ARG RUN_IMAGE=debian:bookworm-slim

FROM ${BUILD_IMAGE} AS build
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      binutils g++ libblas-dev libfaiss-dev liblapack-dev make python3
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY scripts/setup scripts/setup
COPY scripts/image/install.mjs scripts/image/install.mjs
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc --mount=type=secret,id=ca,target=/run/secrets/ca.pem \
    if [ -f /run/secrets/ca.pem ]; then export NODE_EXTRA_CA_CERTS=/run/secrets/ca.pem npm_config_cafile=/run/secrets/ca.pem; fi; \
    node scripts/image/install.mjs
COPY . .
RUN node build.mjs && node scripts/image/collect.mjs /image

FROM ${RUN_IMAGE}
# What FAISS is linked against. The reference libraries: OpenBLAS would be three times the size and no faster here.
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libblas3 libgomp1 liblapack3 libstdc++6 \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/* /var/log/*
COPY --from=build /image/ /
COPY --from=build --chown=10001:10001 /image/data /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8787 DATA_DIR=/data
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8787
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "dist/server/health-check.js"]
CMD ["node", "dist/server/main.js"]
