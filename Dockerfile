# The version that the tests run on; see .node-version.
ARG NODE=node:20.20.2-bookworm-slim

# What installing needs, and nothing that changes more often.
FROM ${NODE} AS manifests
WORKDIR /app
ENV CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY test/package.json test/
RUN npm install --global "$(node --print "require('./package.json').packageManager")"

FROM manifests AS production-packages
RUN pnpm install --frozen-lockfile --prod --filter "@dryrun/server..."

FROM manifests AS build
RUN pnpm install --frozen-lockfile
COPY tsconfig.base.json ./
COPY shared shared
COPY client client
COPY server server
RUN pnpm build

FROM ${NODE}
WORKDIR /app
# Other machines can't reach the addresses of a container.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data LAN_ADDRESSES=none
COPY --from=production-packages /app ./
COPY --from=build /app/client/dist client/dist
COPY --from=build /app/server/dist server/dist
COPY server/packs server/packs
COPY server/sample server/sample
COPY migrations migrations
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/dist/main.js"]
