import type { Thread } from '../threads/start-thread.ts';
import type { IngestOutcome, IngestRequest } from './ingest-request.ts';
import type { WriterMethods } from './writer-methods.ts';

export interface IngestQueue {
  /** Bytes and requests that are being received or wait for their commit. */
  readonly usedBytes: number;
  readonly requestCount: number;
  /** A place for a body of this size, or `undefined` when the queue is full: the sender has to come back later. */
  reserve(bytes: number): Reservation | undefined;
}

export interface Reservation {
  /** Makes the place larger while a body of unknown length arrives. False when there is no more room. */
  grow(bytes: number): boolean;
  submit(request: IngestRequest): Promise<IngestOutcome>;
  release(): void;
}

export interface IngestQueueOptions {
  readonly writer: Pick<Thread<WriterMethods>, 'call'>;
  readonly limitBytes: number;
  readonly limitRequests: number;
}

/** Bounds what ingest may hold in memory, from the first byte of a body to its commit. */
export function createIngestQueue({ writer, limitBytes, limitRequests }: IngestQueueOptions): IngestQueue {
  let usedBytes = 0;
  let requestCount = 0;

  /** One body alone may be larger than the queue: it would never fit, however often it is sent again. */
  const isFull = (bytes: number) => requestCount > 1 && usedBytes + bytes > limitBytes;

  function createReservation(initialBytes: number): Reservation {
    let heldBytes = initialBytes;
    let isHeld = true;
    usedBytes += initialBytes;
    requestCount += 1;
    return {
      grow(bytes) {
        if (isFull(bytes)) return false;
        usedBytes += bytes;
        heldBytes += bytes;
        return true;
      },
      submit: (request) => writer.call('ingest', request, [request.body.buffer]),
      release() {
        if (!isHeld) return;
        isHeld = false;
        usedBytes -= heldBytes;
        requestCount -= 1;
      },
    };
  }

  return {
    get usedBytes() {
      return usedBytes;
    },
    get requestCount() {
      return requestCount;
    },
    reserve(bytes) {
      if (requestCount >= limitRequests || (requestCount > 0 && usedBytes + bytes > limitBytes)) return undefined;
      return createReservation(bytes);
    },
  };
}
