/** The tags that a person or program gave a trace: without those that MLflow keeps its own notes in. */
export function listOwnTags({
  tags = {},
}: {
  readonly tags?: Readonly<Record<string, string>> | undefined;
}): readonly (readonly [key: string, value: string])[] {
  return Object.entries(tags).filter(([key]) => !key.startsWith('mlflow.'));
}
