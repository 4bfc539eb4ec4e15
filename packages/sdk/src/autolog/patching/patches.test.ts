import { expect, it } from 'vitest';

import { type Method, Patches } from './patches.ts';

const shout =
  (original: Method): Method =>
  (...args) =>
    `${String(original(...args))}!`;

it('watches what a getter gives, and puts back what showed only when it was used', () => {
  class Resource {
    create(): string {
      return 'made';
    }
  }
  class Client {
    get resource(): Resource {
      return new Resource();
    }
  }
  const plain = Object.getOwnPropertyDescriptor(Client.prototype, 'resource');
  const own = new Patches();
  own.patchGetter(
    Client.prototype,
    'resource',
    (original) =>
      function (this: unknown) {
        own.patchMethod(Resource.prototype, 'create', shout);
        return original.call(this);
      },
  );
  const all = new Patches();
  all.adopt(own);
  const again = new Patches();
  again.patchGetter(Client.prototype, 'resource', shout);
  expect({ count: all.count, again: again.count, known: again.knownCount }).toEqual({ count: 1, again: 0, known: 1 });

  expect(new Client().resource.create()).toBe('made!');
  expect(new Client().resource.create()).toBe('made!');
  all.undo();
  expect(new Client().resource.create()).toBe('made');
  expect(Object.getOwnPropertyDescriptor(Client.prototype, 'resource')).toEqual(plain);
});

it('leaves alone what is no getter, or cannot be changed', () => {
  const patches = new Patches();
  const frozen: object = Object.freeze(
    Object.defineProperty({}, 'resource', { get: () => 'kept', configurable: false }),
  );
  for (const owner of [undefined, 'text', { resource: 1 }, {}, frozen]) patches.patchGetter(owner, 'resource', shout);
  expect(patches.count).toBe(0);
});
