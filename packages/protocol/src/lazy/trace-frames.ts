import type { KeyTable } from '../key-table.ts';
import { DEFAULT_LIMITS, type ProtocolLimits } from '../limits.ts';
import { ProtocolError } from '../protocol-error.ts';
import type { TextCache } from '../text-cache.ts';
import { WireReader } from '../wire/wire-reader.ts';
import { type Envelope, ITEM_WIDTH, type ResourceFrame, readEnvelope, type ScopeFrame } from './envelope.ts';
import {
  type BodyContext,
  type InstrumentationScopeView,
  type ResourceView,
  readResource,
  readScope,
} from './resource-view.ts';
import { SpanCursor } from './span-cursor.ts';
import { StructureCheck } from './structure-check.ts';

export interface TraceVisitor {
  resource?(resource: ResourceView, frame: ResourceFrame): void;
  scope?(scope: InstrumentationScopeView, frame: ScopeFrame): void;
  span(span: SpanCursor): void;
  /** The span's own bytes are broken; the walk goes on behind it. */
  brokenSpan(error: ProtocolError): void;
}

export interface TraceFramesOptions {
  readonly limits: ProtocolLimits | undefined;
  readonly keys: KeyTable;
  readonly texts?: TextCache | undefined;
  readonly visitor: TraceVisitor;
}

/** Visits an `ExportTraceServiceRequest` in wire order. Throws {@link ProtocolError} for what is broken above the spans. */
export function readTraceFrames(bytes: Uint8Array, options: TraceFramesOptions): void {
  const { keys, texts, visitor, limits = DEFAULT_LIMITS } = options;
  const walker = new WireReader(bytes, texts);
  const envelope = readEnvelope(walker, limits, 'spans');
  const check = new StructureCheck(walker, limits);
  const context: BodyContext = { walker, values: new WireReader(bytes, texts), check, keys };
  const cursor = new SpanCursor(context, limits);
  for (const resourceFrame of envelope.resources) {
    const resource = readResource(context, resourceFrame.owner);
    visitor.resource?.(resource, resourceFrame);
    for (const scopeFrame of resourceFrame.scopes) {
      const scope = readScope(context, scopeFrame.owner);
      visitor.scope?.(scope, scopeFrame);
      cursor.place = { resourceFrame, scopeFrame, resource, scope };
      visitSpans(envelope, cursor, visitor);
    }
  }
}

function visitSpans({ items }: Envelope, cursor: SpanCursor, visitor: TraceVisitor): void {
  const scopeFrame = cursor.place?.scopeFrame;
  if (scopeFrame === undefined) return;
  for (let item = scopeFrame.firstItem; item < scopeFrame.itemEnd; item += 1) {
    const at = item * ITEM_WIDTH;
    cursor.fieldStart = items.at(at);
    cursor.fieldEnd = items.at(at + 2);
    if (moveTo(cursor, { start: items.at(at + 1), end: items.at(at + 2) }, visitor)) visitor.span(cursor);
  }
}

function moveTo(cursor: SpanCursor, body: { start: number; end: number }, visitor: TraceVisitor): boolean {
  try {
    cursor.move(body.start, body.end);
    return true;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    visitor.brokenSpan(error);
    return false;
  }
}
