import type { OptionSpec } from '../options/option-spec.ts';

/** Where files are kept: names and variables as in `mlflow server`. */
export const ARTIFACT_OPTIONS = {
  artifactsDestination: {
    flags: '--artifacts-destination <uri>',
    env: 'MLFLOW_ARTIFACTS_DESTINATION',
    help: 'where the files of runs and traces are kept: a folder or s3://bucket/prefix. Default: mlartifacts beside the database',
  },
  defaultArtifactRoot: {
    flags: '--default-artifact-root <uri>',
    env: 'MLFLOW_DEFAULT_ARTIFACT_ROOT',
    help: 'where clients find those of new experiments. Default: mlflow-artifacts:/, which is behind this server',
  },
  serveArtifacts: {
    flags: '--serve-artifacts',
    env: 'MLFLOW_SERVE_ARTIFACTS',
    fallback: 'true',
    help: 'let clients send and get files through this server',
  },
  noServeArtifacts: { flags: '--no-serve-artifacts', help: 'let them not' },
} as const satisfies Record<string, OptionSpec>;

/** Of a store that speaks S3 and is not Amazon's: MLflow's variable, and those of every AWS tool. The first that is set. */
export const S3_ENDPOINT_VARIABLES = ['MLFLOW_S3_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'] as const;
