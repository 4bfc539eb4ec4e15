const ADJECTIVES =
  'able agile amber bold brave bright brisk calm candid clever cosmic crisp dapper deft eager fair fleet fond gentle glad golden grand handy honest jolly keen kind lively lucid mellow merry mild nimble noble placid plucky proud quick quiet rapid rare regal sage serene sharp silent sleek smart snowy spry steady stellar sunny swift tidy vivid warm wise witty'.split(
    ' ',
  );

const BIRDS =
  'auk avocet bittern bunting bustard condor coot crane crow curlew dipper dotterel dove duck dunlin eagle egret falcon fieldfare finch gander gannet godwit goose grebe grouse gull hawk heron hoopoe ibis jay kestrel kite lapwing lark linnet loon magpie martin merlin nuthatch oriole osprey owl pelican petrel pipit plover puffin quail raven redstart robin rook shrike siskin skua snipe sparrow starling stork swan swift teal tern thrush turnstone wagtail warbler wigeon wren'.split(
    ' ',
  );

const NUMBERS = 1000;

/** A name for a run that came without: `brave-heron-417`. `random` returns numbers in [0, 1). */
export function createRunName(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  return `${pick(ADJECTIVES)}-${pick(BIRDS)}-${Math.floor(random() * NUMBERS)}`;
}
