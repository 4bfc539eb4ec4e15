import type * as S3Sdk from '@aws-sdk/client-s3';

import type { S3Settings } from './s3-settings.ts';

/** The SDK and a client for one bucket. */
export interface S3Connection extends S3Settings {
  readonly client: S3Sdk.S3Client;
  readonly sdk: typeof S3Sdk;
}

/** Gives up a connection attempt, and a request that no byte comes back for. */
const CONNECT_LIMIT_MS = 5000;
const SILENCE_LIMIT_MS = 60_000;
/** Where no region is named: stores other than Amazon's have none. */
const DEFAULT_REGION = 'us-east-1';

/** Loads the SDK, which costs as much memory as the rest of the server: only who keeps artifacts in S3 pays for it. */
export async function openS3Connection(settings: S3Settings): Promise<S3Connection> {
  const sdk = await import('@aws-sdk/client-s3');
  const probe = new sdk.S3Client({});
  const region = await probe.config.region().catch(() => DEFAULT_REGION);
  probe.destroy();
  const client = new sdk.S3Client({
    region,
    // Checksums of the newest kind are refused by most stores that are not Amazon's.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECT_LIMIT_MS, socketTimeout: SILENCE_LIMIT_MS },
    // Buckets as host names are a habit of Amazon.
    ...(settings.endpoint !== undefined && { endpoint: settings.endpoint, forcePathStyle: true }),
  });
  return { ...settings, sdk, client };
}
