import type { JsonValue } from '@gander/core/json-value';
import { useMemo } from 'react';

import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { RichText } from '../../../ui/rich-text/RichText.tsx';
import type { ArtifactKind } from './artifact-kind.ts';
import type { ArtifactText } from './artifact-queries.ts';
import { CsvTableView } from './CsvTableView.tsx';
import { LineView } from './LineView.tsx';
import { parseCsv } from './parse-csv.ts';

export interface ArtifactTextViewProps {
  readonly kind: ArtifactKind;
  readonly path: string;
  readonly file: ArtifactText;
  /** As it is written, whatever it means. */
  readonly isPlain: boolean;
}

/** A text in the form that its kind asks for, or as the lines it is made of. */
export function ArtifactTextView(props: ArtifactTextViewProps) {
  if (props.isPlain) return <LineView label={props.path} text={props.file.text} />;
  return <Formed {...props} />;
}

function Formed({ kind, path, file }: Omit<ArtifactTextViewProps, 'isPlain'>) {
  const isCut = file.shownBytes < file.totalBytes;
  const json = useMemo(() => (kind === 'json' && !isCut ? readJson(file.text) : undefined), [kind, isCut, file.text]);
  const table = useMemo(
    () =>
      kind === 'table'
        ? parseCsv(file.text, { separator: path.toLowerCase().endsWith('.tsv') ? '\t' : ',', isCut })
        : undefined,
    [kind, path, file.text, isCut],
  );
  if (json !== undefined) return <JsonViewer label={path} value={json} isFilling />;
  if (table !== undefined) return <CsvTableView label={path} table={table} />;
  if (kind === 'markdown') {
    return (
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        <RichText text={file.text} foldedChars={Number.MAX_SAFE_INTEGER} className="max-w-3xl" />
      </div>
    );
  }
  return <LineView label={path} text={file.text} />;
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
