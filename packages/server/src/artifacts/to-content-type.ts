import { getMimeType } from 'hono/utils/mime';

/** Shown as text whatever their own type is: MLflow's list. Scripts and markup are thereby never run by a browser. */
const TEXT_EXTENSIONS: ReadonlySet<string> = new Set(
  'txt log err cfg conf cnf cf ini properties prop hocon toml yaml yml xml json js py py3 csv tsv md rst MLmodel MLproject'.split(
    ' ',
  ),
);

/** The media type of a file, by its extension; `MLmodel` and `MLproject` count as one. */
export function toContentType(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot + 1) : name;
  if (TEXT_EXTENSIONS.has(extension)) return 'text/plain; charset=utf-8';
  return (dot > 0 ? getMimeType(name) : undefined) ?? 'application/octet-stream';
}
