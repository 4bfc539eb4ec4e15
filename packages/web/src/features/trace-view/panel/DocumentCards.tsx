import clsx from 'clsx';
import { FileText } from 'lucide-react';

import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { toTextMedia } from '../../../ui/media/to-text-media.ts';
import { MediaChip } from '../../../ui/media/MediaChip.tsx';
import { RichText } from '../../../ui/rich-text/RichText.tsx';
import type { FoundDocument } from './to-documents.ts';

export interface DocumentCardsProps {
  readonly title: string;
  readonly documents: readonly FoundDocument[];
}

const FOLDED_CHARS = 400;

/** What a search found: rank, score, id and the beginning of each text. */
export function DocumentCards({ title, documents }: DocumentCardsProps) {
  const best = Math.max(...documents.map(({ score }) => Math.abs(score ?? 0)));
  return (
    <section className="flex shrink-0 flex-col gap-2">
      <h3 className="text-xs font-semibold text-ink-soft">
        {title}
        <span className="tabular pl-1.5 font-normal text-ink-faint">
          {documents.length} {documents.length === 1 ? 'document' : 'documents'}
        </span>
      </h3>
      <ol className="flex flex-col gap-2">
        {documents.map((document, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- ids may repeat; the order never changes
          <li key={index} className="[contain-intrinsic-size:auto_90px] [content-visibility:auto]">
            <DocumentCard document={document} rank={index + 1} best={best} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface DocumentCardProps {
  readonly document: FoundDocument;
  readonly rank: number;
  readonly best: number;
}

function DocumentCard({ document: { id, score, content, metadata }, rank, best }: DocumentCardProps) {
  const media = content === undefined ? undefined : toTextMedia(content, 'document');
  const isEmpty = Object.keys(metadata).length === 0;
  return (
    <article aria-label={`Document ${rank}`} className="overflow-hidden rounded-lg border border-line">
      <header className="flex h-7 items-center gap-2 bg-sunken px-2.5 text-xs">
        <FileText size={13} className="shrink-0 text-hue-retriever" />
        <span className="tabular text-ink-faint">{rank}</span>
        {id !== undefined && <span className="truncate font-mono">{id}</span>}
        {score !== undefined && (
          <span className="tabular ml-auto flex shrink-0 items-center gap-2" title={`Score ${score}`}>
            <span aria-hidden className="h-1.5 w-16 overflow-hidden rounded bg-line">
              <span
                className="block h-full bg-hue-retriever"
                style={{ width: `${best === 0 ? 0 : Math.round((Math.abs(score) / best) * 100)}%` }}
              />
            </span>
            {Number(score.toPrecision(4))}
          </span>
        )}
      </header>
      {content !== undefined && (
        <div className="px-2.5 py-1.5">
          {media !== undefined ? <MediaChip source={media} /> : <RichText text={content} foldedChars={FOLDED_CHARS} />}
        </div>
      )}
      {!isEmpty && (
        <details className={clsx(content !== undefined && 'border-t border-line')}>
          <summary className="cursor-pointer truncate px-2.5 py-1 text-xs text-ink-faint">
            {Object.keys(metadata).join(', ')}
          </summary>
          <JsonViewer label={`Metadata of document ${rank}`} value={metadata} isPlain />
        </details>
      )}
    </article>
  );
}
