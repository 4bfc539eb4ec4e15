import { CliError } from '../cli-error.ts';
import { findOptionValue, isOptionOn, type OptionSources } from '../options/find-option-value.ts';
import { ARTIFACT_OPTIONS, S3_ENDPOINT_VARIABLES } from './artifact-options.ts';

/** Where files are kept; absent for the server's default. */
export interface ArtifactSettings {
  readonly artifactsDestination?: string;
  readonly defaultArtifactRoot?: string;
  readonly serveArtifacts: boolean;
  readonly s3Endpoint?: string;
}

/** Reads flags and variables. Throws a usage error for what is no URL. */
export function parseArtifactSettings(sources: OptionSources): ArtifactSettings {
  const destination = findOptionValue(ARTIFACT_OPTIONS.artifactsDestination, sources);
  const root = findOptionValue(ARTIFACT_OPTIONS.defaultArtifactRoot, sources);
  const serveArtifacts = isOptionOn(ARTIFACT_OPTIONS.serveArtifacts, sources);
  const s3Variable = S3_ENDPOINT_VARIABLES.find((name) => sources.environment[name] !== undefined);
  const s3Endpoint = s3Variable && sources.environment[s3Variable];
  if (s3Endpoint !== undefined && !URL.canParse(s3Endpoint)) {
    throw new CliError('usage', `${s3Variable} must be a URL such as http://127.0.0.1:9000, not '${s3Endpoint}'.`);
  }
  return {
    ...(destination && { artifactsDestination: destination.text }),
    ...(root && { defaultArtifactRoot: root.text }),
    serveArtifacts,
    ...(s3Endpoint !== undefined && { s3Endpoint }),
  };
}

/** Throws a usage error when the files of new experiments would be behind a proxy that is off. */
export function checkArtifactRoot({ serveArtifacts, defaultArtifactRoot }: ArtifactSettings): void {
  if (serveArtifacts || (defaultArtifactRoot !== undefined && !defaultArtifactRoot.startsWith('mlflow-artifacts:')))
    return;
  throw new CliError(
    'usage',
    '--no-serve-artifacts leaves clients without a place. Name one with --default-artifact-root: a folder or s3://bucket/prefix.',
  );
}
