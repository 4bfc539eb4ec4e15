/** Which bucket, and how to reach it. Credentials and region come from where every AWS tool finds them. */
export interface S3Settings {
  readonly bucket: string;
  /** Before every key; without slashes at its ends, `''` for none. */
  readonly prefix: string;
  /** Of a store that is not Amazon's: MinIO, R2, Ceph, … */
  readonly endpoint: string | undefined;
}
