/** How many of one kind of fact are shown, and which are not. */
export interface FactScore {
  readonly fact: string;
  readonly found: number;
  readonly total: number;
}

export interface RecordingScore {
  readonly facts: readonly FactScore[];
  readonly misses: readonly string[];
}

export interface Sheet {
  check(fact: string, place: string, isFound: boolean): void;
  toScore(): RecordingScore;
}

/** Collects what was looked for and what was found. */
export function createSheet(): Sheet {
  const facts = new Map<string, { found: number; total: number }>();
  const misses: string[] = [];
  return {
    check(fact, place, isFound) {
      const score = facts.get(fact) ?? { found: 0, total: 0 };
      facts.set(fact, { found: score.found + (isFound ? 1 : 0), total: score.total + 1 });
      if (!isFound) misses.push(`${place}: ${fact}`);
    },
    toScore: () => ({ facts: [...facts].map(([fact, score]) => ({ fact, ...score })), misses }),
  };
}
