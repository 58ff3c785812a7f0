# Builds with everything, runs with what production needs. No compiler: libsql and resvg come prebuilt.
# A tag moves; build with NODE_IMAGE=node@sha256:… to name what you tested.
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /desk
COPY package.json package-lock.json ./
COPY src/playground/package.json src/playground/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run -s build

FROM ${NODE_IMAGE} AS packages
WORKDIR /desk
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HTTP_HOST=0.0.0.0 HTTP_PORT=8080 WATCH_PORT=8090 DESK_FILE=/etc/dutydesk/desk.yaml
WORKDIR /desk
COPY --from=packages /desk/node_modules node_modules
COPY --from=build /desk/dist dist
COPY package.json desk.example.yaml ./
COPY manifest manifest
USER node
EXPOSE 8080
# Alive, not ready: a desk whose database is away for a minute must not be restarted for it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.WATCH_PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself gets SIGTERM and finishes what is in flight.
ENTRYPOINT ["node", "dist/src/cli.js"]
CMD ["start"]
