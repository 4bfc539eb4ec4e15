interface TimedEvent {
  readonly name: string;
  readonly timeUnixNano: bigint;
}

export interface OrderedEvent<Event> {
  readonly event: Event;
  /** Place in the span's own list. */
  readonly index: number;
  readonly isException: boolean;
}

/** Exceptions first, then the others, each by time; what happened at once in the order in which it was sent. */
export function orderEvents<Event extends TimedEvent>(events: readonly Event[]): readonly OrderedEvent<Event>[] {
  return events
    .map((event, index) => ({ event, index, isException: event.name === 'exception' }))
    .sort((left, right) => {
      if (left.isException !== right.isException) return left.isException ? -1 : 1;
      if (left.event.timeUnixNano === right.event.timeUnixNano) return left.index - right.index;
      return left.event.timeUnixNano < right.event.timeUnixNano ? -1 : 1;
    });
}
