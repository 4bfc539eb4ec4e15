/** What the bodies of all requests may hold in memory together, from their first byte to their answer. */
export interface BodyBudget {
  open(): BodyAccount;
}

export interface BodyAccount {
  /** False when there is no more room: the sender has to come back later. */
  take(bytes: number): boolean;
  close(): void;
}

/** One body alone may be larger than the budget: it would never fit, however often it is sent again. */
export function createBodyBudget({ limitBytes }: { readonly limitBytes: number }): BodyBudget {
  let usedBytes = 0;
  return {
    open() {
      let heldBytes = 0;
      return {
        take(bytes) {
          if (usedBytes > heldBytes && usedBytes + bytes > limitBytes) return false;
          usedBytes += bytes;
          heldBytes += bytes;
          return true;
        },
        close() {
          usedBytes -= heldBytes;
          heldBytes = 0;
        },
      };
    },
  };
}
