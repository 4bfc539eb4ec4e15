import type { messagePart } from '@gander/api/gander/message-schemas';
import { Brain, ShieldAlert } from 'lucide-react';

import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { toTextMedia } from '../../../ui/media/to-text-media.ts';
import { MediaChip } from '../../../ui/media/MediaChip.tsx';
import { RichText } from '../../../ui/rich-text/RichText.tsx';
import { BigValue } from '../panel/BigValue.tsx';
import { useCutValue, type ValuePath } from '../panel/span-values.ts';
import { MediaView } from './MediaView.tsx';
import { SmartText } from './SmartText.tsx';
import { ToolCard } from './ToolCard.tsx';

export type MessagePartBody = ReturnType<typeof messagePart.parse>;

export interface MessagePartViewProps {
  readonly part: MessagePartBody;
  /** Where it stands in the span's detail; absent for parts that are whole. */
  readonly path?: ValuePath | undefined;
  readonly foldedChars?: number;
}

export function MessagePartView({ part, path, foldedChars }: MessagePartViewProps) {
  switch (part.type) {
    case 'text':
      return <TextPart text={part.text} path={path && [...path, 'text']} foldedChars={foldedChars} />;
    case 'refusal':
      return (
        <div className="rounded border border-error-line bg-error-bg px-2.5 py-1.5">
          <p className="mb-1 flex items-center gap-1.5 text-xs font-medium text-error">
            <ShieldAlert size={13} />
            Refused
          </p>
          <RichText text={part.text} />
        </div>
      );
    case 'reasoning':
      return <Reasoning part={part} path={path} />;
    case 'tool_call':
      return (
        <ToolCard
          title="Call"
          name={part.name}
          callId={part.id}
          value={part.arguments}
          path={path && [...path, 'arguments']}
          isServer={part.server}
        />
      );
    case 'tool_result':
      return (
        <ToolCard
          title="Result"
          name={part.name}
          callId={part.id}
          value={part.result}
          path={path && [...path, 'result']}
          isError={part.isError}
          isServer={part.server}
        />
      );
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
    case 'file':
      return <MediaView media={part} path={path} />;
    case 'unknown':
      return <UnknownPart raw={part.raw} path={path && [...path, 'raw']} />;
  }
}

interface TextPartProps {
  readonly text: string;
  readonly path: ValuePath | undefined;
  readonly foldedChars: number | undefined;
}

function TextPart({ text, path, foldedChars }: TextPartProps) {
  const cut = useCutValue(path);
  if (cut !== undefined) return <BigValue label="Text" cut={cut} preview={text} />;
  const media = toTextMedia(text, 'text');
  if (media !== undefined) return <MediaChip source={media} isShownFirst />;
  return <SmartText label="Text" text={text} {...(foldedChars !== undefined && { foldedChars })} />;
}

type RawBody = Extract<MessagePartBody, { type: 'unknown' }>['raw'];

function UnknownPart({ raw, path }: { readonly raw: RawBody; readonly path: ValuePath | undefined }) {
  const cut = useCutValue(path);
  if (cut !== undefined) return <BigValue label="A part of unknown form" cut={cut} preview="" />;
  return (
    <div className="rounded border border-line">
      <JsonViewer label="A part of unknown form" value={raw} isPlain />
    </div>
  );
}

type ReasoningBody = Extract<MessagePartBody, { type: 'reasoning' }>;

const REASONING_FOLDED_CHARS = 800;

interface ReasoningProps {
  readonly part: ReasoningBody;
  readonly path: ValuePath | undefined;
}

function Reasoning({ part: { text, redacted, signature }, path }: ReasoningProps) {
  const cut = useCutValue(path && [...path, 'text']);
  return (
    <details open className="group/reasoning rounded border border-dashed border-line-strong px-2.5 py-1.5">
      <summary className="flex cursor-pointer items-center gap-1.5 text-xs font-medium text-ink-faint">
        <Brain size={13} />
        Reasoning
        {signature !== undefined && (
          <span title="The provider signed it, so that it can be sent back" className="font-normal">
            · signed
          </span>
        )}
      </summary>
      <div className="mt-1">
        {cut !== undefined ? (
          <BigValue label="Reasoning" cut={cut} preview={text ?? ''} />
        ) : text === undefined || text === '' ? (
          <p className="text-ink-faint italic">{redacted === true ? 'redacted by the provider' : 'not sent'}</p>
        ) : (
          <RichText text={text} foldedChars={REASONING_FOLDED_CHARS} className="text-ink-soft" />
        )}
      </div>
    </details>
  );
}
