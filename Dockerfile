# demarche in a container: `docker build -t demarche .`, then as compose.yaml has it.
# RUN lines use paths below WORKDIR alone, so that `npm run test:deployment` can run them without a container.

FROM node:24-trixie-slim AS build
WORKDIR /demarche
COPY package.json package-lock.json ./
# onnxruntime-node would fetch CUDA libraries that demarche does not use.
RUN ONNXRUNTIME_NODE_INSTALL=skip npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN node node_modules/typescript/bin/tsc -p tsconfig.build.json
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
    && find node_modules/onnxruntime-node/bin/napi-v* -mindepth 1 -maxdepth 1 -type d ! -name linux -exec rm -r {} + \
    && find node_modules/onnxruntime-node/bin/napi-v*/linux -mindepth 1 -maxdepth 1 -type d ! -name "$(node -p process.arch)" -exec rm -r {} + \
    && find node_modules -type f \( -name '*.d.ts' -o -name '*.map' \) -delete

FROM node:24-trixie-slim
ENV NODE_ENV=production
WORKDIR /demarche
COPY --from=build /demarche/node_modules ./node_modules
COPY --from=build /demarche/dist ./dist
COPY package.json LICENSE NOTICE ./
COPY bin ./bin
COPY docs/record.schema.json ./docs/record.schema.json
COPY ontology ./ontology
COPY model ./model
# The archive's folder belongs to the user who writes it.
WORKDIR /data
# 1000 is the user "node" of the base image.
RUN chown 1000:1000 .
USER 1000:1000
VOLUME /data
EXPOSE 8420 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["node", "-e", "fetch(process.env.DEMARCHE_HEALTH ?? 'http://127.0.0.1:8420/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/demarche/bin/demarche.mjs"]
CMD ["serve", "--archive", "/data/talks.archive", "--host", "0.0.0.0"]
