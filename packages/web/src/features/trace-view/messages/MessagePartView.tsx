import type { messagePart } from '@gander/api/gander/schemas';
import { Brain } from 'lucide-react';

import { JsonViewer } from '../../../ui/json-viewer/JsonViewer.tsx';
import { RichText } from '../../../ui/rich-text/RichText.tsx';
import { MediaView } from './MediaView.tsx';
import { ToolCard } from './ToolCard.tsx';

export type MessagePartBody = ReturnType<typeof messagePart.parse>;

export interface MessagePartViewProps {
  readonly part: MessagePartBody;
  readonly foldedChars?: number;
}

export function MessagePartView({ part, foldedChars }: MessagePartViewProps) {
  switch (part.type) {
    case 'text':
      return <RichText text={part.text} {...(foldedChars !== undefined && { foldedChars })} />;
    case 'refusal':
      return (
        <div>
          <p className="text-xs font-medium text-error">Refused</p>
          <RichText text={part.text} />
        </div>
      );
    case 'reasoning':
      return <Reasoning part={part} />;
    case 'tool_call':
      return <ToolCard title="Call" name={part.name} callId={part.id} value={part.arguments} isServer={part.server} />;
    case 'tool_result':
      return (
        <ToolCard
          title="Result"
          name={part.name}
          callId={part.id}
          value={part.result}
          isError={part.isError}
          isServer={part.server}
        />
      );
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
    case 'file':
      return <MediaView media={part} />;
    case 'unknown':
      return (
        <div className="rounded border border-line">
          <JsonViewer label="A part of unknown form" value={part.raw} isPlain />
        </div>
      );
  }
}

type ReasoningBody = Extract<MessagePartBody, { type: 'reasoning' }>;

const REASONING_FOLDED_CHARS = 800;

function Reasoning({ part: { text, redacted } }: { readonly part: ReasoningBody }) {
  return (
    <div className="rounded border border-dashed border-line-strong px-2.5 py-1.5">
      <p className="mb-1 flex items-center gap-1.5 text-xs font-medium text-ink-faint">
        <Brain size={13} />
        Reasoning
      </p>
      {text === undefined || text === '' ? (
        <p className="text-ink-faint italic">{redacted === true ? 'redacted by the provider' : 'not sent'}</p>
      ) : (
        <RichText text={text} foldedChars={REASONING_FOLDED_CHARS} className="text-ink-soft" />
      )}
    </div>
  );
}
