import { useState } from 'react';

import { findPlace } from './find-place.ts';
import { PERSON_KEY } from './person.ts';
import { useStoredText } from './stored-text.ts';

export interface PersonQuestion {
  /** What it is about, on the screen. */
  readonly place: DOMRect;
  readonly person: string;
  readonly onPerson: (person: string) => void;
  readonly onCancel: () => void;
}

/** Whoever writes says who they are first; what they wanted to write is written then. */
export function usePerson() {
  const [person, setPerson] = useStoredText(PERSON_KEY);
  const [asked, setAsked] = useState<{ readonly place: DOMRect; readonly act: () => void }>();
  const ask = (act: () => void, pressed?: Element | null) => {
    setAsked({ place: findPlace(pressed), act });
  };
  const question: PersonQuestion | undefined = asked && {
    place: asked.place,
    person,
    onPerson(name) {
      setPerson(name);
      setAsked(undefined);
      asked.act();
    },
    onCancel() {
      setAsked(undefined);
    },
  };
  return {
    person,
    question,
    /** Does it now where the person is known, else after they have said who they are. */
    asPerson(act: () => void, pressed?: Element | null) {
      if (person === '') ask(act, pressed);
      else act();
    },
    change() {
      ask(() => undefined);
    },
  } as const;
}
