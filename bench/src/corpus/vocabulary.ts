/** Words for generated prose, most frequent first: {@link pickSkewed} turns the order into a frequency. */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const VOCABULARY = {
  nouns: words(`
    customer order request answer system report team account service invoice data question project plan document
    message problem product change policy result contract process model delivery payment schedule example ticket
    department manager warehouse value supplier update shipment address budget meeting table price version tool
    search record summary region office refund analysis engineer database deadline feature server interface draft
    quarter estimate forecast campaign audience approval backlog release incident outage storage network cluster
    endpoint permission credential calendar reservation itinerary passenger flight hotel airport luggage visa
    insurance claim premium deductible hospital patient clinic diagnosis prescription dosage symptom treatment
    laboratory experiment sample hypothesis measurement instrument telescope satellite orbit spectrum particle
    molecule enzyme protein catalyst reactor turbine generator transformer battery circuit antenna receiver
    bridge tunnel harbor railway junction platform elevator corridor basement attic chimney staircase balcony
    orchard vineyard greenhouse irrigation fertilizer harvest livestock pasture barn tractor windmill reservoir
    anchor banner candle dentist eclipse feather glacier hammer island jacket kettle ladder mirror needle oyster
    pepper quartz ribbon saddle thimble umbrella velvet whistle yogurt zipper almond biscuit cushion dolphin elbow
    falcon guitar helmet insect jungle kitchen lantern magnet notebook onion pencil quilt rocket scissors tulip
    vinegar walnut accountant blacksmith carpenter detective electrician florist gardener historian inspector juggler
    knight librarian mechanic navigator optician pharmacist quartermaster sculptor tailor undertaker violinist weaver
    argument belief courage doubt envy friendship grief honesty irony justice kindness logic memory necessity opinion
    patience quality reason silence talent urgency virtue wisdom zeal abbreviation bottleneck checksum daemon encoder
    firewall gateway hash iterator journal kernel latency mutex namespace opcode parser queue register scheduler token
    novel chapter paragraph editor publisher manuscript translation glossary footnote appendix bibliography`),
  verbs: words(`
    check update find review send confirm explain compare create move remove replace deliver approve describe
    calculate schedule resolve collect verify estimate include summarise cancel request track forward register
    combine escalate archive publish measure inspect negotiate reconcile reimburse consolidate prioritise allocate
    absorb borrow climb defend examine fasten gather hesitate ignore justify knit launch mention notice obtain
    polish question rescue scatter tolerate unfold venture whisper yield assemble bundle compile debug encrypt
    investigate translate annotate calibrate synthesise disassemble retrofit irrigate fumigate`),
  adjectives: words(`
    new open current late important small large available final early correct missing recent different weekly
    expensive internal external pending regional urgent partial automatic annual temporary redundant obsolete
    bright clumsy damp eager fragile gentle hollow icy jagged keen lively mellow narrow odd plain quiet rusty steep
    tidy uneven vivid weary young zealous abstract brittle concrete dense elastic formal generic hidden idle joint
    ambiguous seasonal confidential provisional meticulous bilingual preliminary adjacent supplementary volatile`),
  places: words(`
    Berlin Paris Lisbon Toronto Madrid Oslo Nairobi Osaka Chicago Vienna Dublin Prague Seoul Lima Helsinki Cairo
    Rotterdam Brisbane Montevideo Tallinn Gdansk Porto Antwerp Valparaiso Reykjavik Adelaide Casablanca`),
  names: words(`
    Anna David Maria Peter Laura Thomas Sofia Daniel Julia Martin Elena Oscar Priya Kenji Amara Diego Ingrid Yusuf
    Leila Mateo Freya Tomasz Chiara Bjorn Nadia Rashid Mei Olga Stefan Beatriz Emeka Hana Lars Fatima`),
  adverbs: words(`
    usually already carefully directly quickly often clearly separately immediately probably manually recently
    partially automatically occasionally reluctantly simultaneously provisionally`),
  determiners: words('the a our this every their another each any that one your its some no'),
  prepositions: words('of for in from about with after between without during against beside above despite'),
  pronouns: words('we they I you it she he everyone somebody nobody'),
  auxiliaries: words('will can should did could must may would cannot might shall needn’t'),
  openers: words(
    'Next, However, Today, Please: Otherwise, First, Meanwhile, Fortunately, Therefore, Later, Yesterday,',
  ),
  connectors: words('and because so but while whenever although unless until since whereas'),
} as const;
