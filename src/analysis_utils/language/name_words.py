"""Closed classes of words that names are told by."""

from __future__ import annotations

from analysis_utils.language.words import word_set

TITLES = word_set(
    "mr mrs ms miss mx dr prof professor sir lord lady dame president vice senator sen rep sens",
    "reps representative congressman congresswoman gov governor secretary judge justice gen",
    "general col colonel capt captain lt lieutenant sgt sergeant chairman chairwoman minister",
    "king queen prince princess pope rev reverend mayor ambassador chancellor premier prime",
    "director attorney spokesman spokeswoman spokesperson speaker officer detective sheriff",
    "candidate nominee deputy former then-president ex-president leader founder journalist host",
    "chair pastor bishop cardinal coach commissioner superintendent admiral adm ceo editor",
    "columnist rival reporter actor actress author activist singer correspondent whip master",
    "presidents senators representatives governors ministers secretaries",
    "justices judges generals mayors ambassadors adviser advisor rabbi imam sheikh strategist",
)
PRONOUNS = word_set(
    "he she they it we i you this that who which one these those him her them his their its my our",
    "your",
)
UNNAMED = word_set(
    "official officials source sources analyst analysts expert experts critic critics aide",
    "aides adviser advisers advisor advisors diplomat diplomats observer observers spokesman",
    "spokesmen spokeswoman spokesperson spokespeople insider insiders researcher researchers",
    "strategist strategists operative operatives people person someone somebody others many",
    "some witness witnesses voter voters lawmaker lawmakers supporter supporters member members",
    "staffer staffers economist economists historian historians lawyer lawyers employee",
    "employees resident residents ally allies",
)
THINGS = word_set(
    "committee paper newspaper letter center centre order number computer power matter tower",
    "employer character chapter winter summer weather water river border answer manner offer",
    "factor sector error color floor door harbor labor author's comparison reason season prison",
    "tenor",
)
FEMALE = word_set("she her hers herself mrs ms miss lady queen princess congresswoman chairwoman")
MALE = word_set("he him his himself mr sir lord king prince congressman chairman")
# Words that are capitalised where a sentence begins, and names of days and months.
NOT_NAMES = word_set(
    "the a an he she they it we i you this that these those his her their its our my in on at",
    "of to for from with by about over under into during against between through without within",
    "but and or so yet if when while as because although though after before since until unless",
    "where who whether than then what why how no yes not now there here both even some many",
    "most all one two three last next earlier later meanwhile however instead still also",
    "despite asked once like monday tuesday wednesday thursday friday saturday sunday january",
    "february march april june july august september october november december",
    "another other others neither either nor had has have did does do is are was were would could",
    "should must each every nobody just such republicans democrats libertarians conservatives",
    "liberals democrat said says wrote added replied",
)
# Words that open a question where a sentence begins, and first names elsewhere.
OPENERS = word_set("will may can")
DETERMINERS = word_set(
    "the a an his her their its our my your this that these those some many several most all both",
    "few other another one two three four five six seven eight nine ten",
)
# The last parts of names of laws and things, and first names elsewhere: "Bill Lee".
LAWS = word_set("act bill amendment treaty")
# Parts of names of bodies, places, parties and occasions.
BODIES = word_set(
    "press times post journal tribune herald gazette chronicle magazine news network radio tv",
    "television daily weekly court courts department office house senate congress parliament",
    "assembly university college school institute party committee council commission agency",
    "bureau association union federation foundation fund bank group company corporation corp inc",
    "ltd street avenue road square city county state states kingdom republic island islands hall",
    "north south east west northern southern eastern western new united supreme associated global",
    "national international federal american european center centre san los super",
    "campaign administration government ministry force forces army navy guard police league church",
    "hospital museum theatre club team board authority service services project initiative",
    "alliance coalition organization organisation society reserve treasury pentagon caucus",
    "convention primary internet twitter facebook times-union justice pac committees citizens",
    "republican democratic democrat conservative labour gop politics studies research",
)
