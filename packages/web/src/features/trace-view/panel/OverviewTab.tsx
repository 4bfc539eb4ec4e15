import type { NormalizedSpanBody, SpanDetailBody } from '@gander/api/gander/schemas';
import type { ReactNode } from 'react';

import { MessageList } from '../messages/MessageList.tsx';
import { ToolDefinitions } from '../messages/ToolDefinitions.tsx';
import { ErrorBlock } from './ErrorBlock.tsx';
import { SpanFacts } from './SpanFacts.tsx';
import { toSpanFailure } from './to-span-failure.ts';
import { ValueBlock } from './ValueBlock.tsx';

/** What the span did, in the form that is easiest to read: a conversation, a tool call, or its inputs and outputs. */
export function OverviewTab({ detail }: { readonly detail: SpanDetailBody }) {
  const { normalized } = detail;
  const failure = toSpanFailure(detail);
  const isConversation = normalized.messages !== undefined || normalized.responseMessages !== undefined;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-3">
      {failure !== undefined && <ErrorBlock failure={failure} />}
      <SpanFacts detail={detail} />
      <ContentNote content={normalized.content} />
      {isConversation ? <Conversation normalized={normalized} /> : <InputsAndOutputs normalized={normalized} />}
      <MoreValues normalized={normalized} hasConversation={isConversation} />
    </div>
  );
}

function Conversation({ normalized }: { readonly normalized: NormalizedSpanBody }) {
  const { messages, responseMessages, tools } = normalized;
  return (
    <>
      {tools !== undefined && tools.length > 0 && <ToolDefinitions tools={tools} />}
      {messages !== undefined && messages.length > 0 && (
        <Section title="Prompt">
          <MessageList messages={messages} />
        </Section>
      )}
      {responseMessages !== undefined && responseMessages.length > 0 && (
        <Section title="Response">
          <MessageList messages={responseMessages} />
        </Section>
      )}
    </>
  );
}

function InputsAndOutputs({ normalized }: { readonly normalized: NormalizedSpanBody }) {
  const { inputs, outputs, tool } = normalized;
  return (
    <>
      {tool?.description !== undefined && <p className="text-ink-soft">{tool.description}</p>}
      {(inputs ?? tool?.arguments) !== undefined && (
        <ValueBlock label={tool === undefined ? 'Input' : 'Arguments'} value={inputs ?? tool?.arguments ?? null} />
      )}
      {(outputs ?? tool?.result) !== undefined && (
        <ValueBlock
          label={tool === undefined ? 'Output' : 'Result'}
          value={outputs ?? tool?.result ?? null}
          isError={tool?.isError === true}
        />
      )}
    </>
  );
}

/** What else was said: closed, because it repeats the conversation or matters rarely. */
function MoreValues({ normalized, hasConversation }: { normalized: NormalizedSpanBody; hasConversation: boolean }) {
  const { inputs, outputs, params, metadata } = normalized;
  return (
    <>
      {params !== undefined && Object.keys(params).length > 0 && (
        <ValueBlock label="Parameters" value={params} isFolded />
      )}
      {Object.keys(metadata).length > 0 && <ValueBlock label="Metadata" value={metadata} isFolded />}
      {hasConversation && inputs !== undefined && <ValueBlock label="Input as sent" value={inputs} isFolded />}
      {hasConversation && outputs !== undefined && <ValueBlock label="Output as sent" value={outputs} isFolded />}
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xs font-semibold text-ink-soft">{title}</h3>
      {children}
    </section>
  );
}

const CONTENT_NOTES = {
  full: undefined,
  truncated: 'The program sent only a part of the content.',
  redacted: 'The content was redacted before it was sent.',
  external: 'The program stored the content elsewhere; the metadata says where.',
  missing: 'This span carries no content: the program that sent it does not record inputs and outputs.',
} as const satisfies Record<NormalizedSpanBody['content'], string | undefined>;

function ContentNote({ content }: { readonly content: NormalizedSpanBody['content'] }) {
  const note = CONTENT_NOTES[content];
  return note === undefined ? null : <p className="text-xs text-ink-faint">{note}</p>;
}
