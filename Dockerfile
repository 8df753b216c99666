# What docker-compose.kafka.yml runs: the launcher and a build of this folder. The JDK is needed at run
# time too, for the launcher looks for one.
FROM eclipse-temurin:25-jdk
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl unzip \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home octollm \
 && install -d -o octollm -g octollm /octollm /data
USER octollm
WORKDIR /octollm
ENV OCTOLLM_DATA_DIR=/data OCTOLLM_AOT=off
COPY --chown=octollm . .
RUN ./octollm --version
EXPOSE 8080
ENTRYPOINT ["./octollm"]
