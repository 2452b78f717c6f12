"""Closed classes of English words that the rules of every annotator lean on."""

from __future__ import annotations

from analysis_utils.language.words import word_set

BE = word_set("am is are was were be been being 's 're 'm get gets got gotten getting")
HAVE = word_set("have has had having 've")
MODALS = word_set("will would can could may might must shall should ought 'll 'd wo ca")
DO = word_set("do does did")
_NEGATIVE_AUXILIARIES = word_set(
    "isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't "
    "shouldn't mustn't don't doesn't didn't ain't"
)
NEGATIONS = _NEGATIVE_AUXILIARIES | word_set("not never n't neither nor hardly scarcely")
AUXILIARIES = BE | HAVE | MODALS | DO | _NEGATIVE_AUXILIARIES
FINITE_AUXILIARIES = (
    AUXILIARIES - word_set("be been being having gotten getting get got 's")
) | word_set(
    "he's she's it's that's there's what's who's here's they're we're you're i'm i've we've "
    "they've you've he'd she'd they'd we'd i'd you'd it'd he'll she'll they'll we'll it'll "
    "i'll you'll"
)
CONTRACTED = ("'s", "'d", "'ve", "'re", "'ll", "'m")
SUBJECT_PRONOUNS = word_set("he she they i we it you who")
PRONOUNS = SUBJECT_PRONOUNS | word_set(
    "him her them me us this these those some many most others several both one all everyone "
    "somebody someone nobody none few another each anyone everybody neither either half"
)
PERSONAL = word_set("he she they i we it you there")
POSSESSIVES = word_set("his her their my our your its whose")
DETERMINERS = POSSESSIVES | word_set(
    "a an the this that these those some any no each every all both many most several few "
    "more another such what which other"
)
PREPOSITIONS = word_set(
    "in on at by for with from about into during after before over under against between "
    "through among amid despite within without toward towards across around near since until "
    "upon like unlike besides beyond following regarding concerning via per throughout along "
    "alongside behind beside outside inside off onto as to of than"
)
COORDINATORS = word_set("and but or nor yet")
SUBORDINATORS = word_set(
    "while although though because since when whenever where whereas if unless after before "
    "until once as even despite"
)
RELATIVES = word_set("who which that whom whose where")
WH_WORDS = word_set("whether if how why what who when where which whom whose")
ADVERBS = word_set(
    "nevertheless nonetheless however moreover meanwhile "
    "also then later once again still even just now ever often always never sometimes too "
    "soon first recently previously reportedly already yet only further once famously thus so "
    "instead largely merely simply rather almost long far both either openly not n't back "
    "here there today yesterday tonight twice either herself himself themselves itself myself "
    "maybe perhaps well quite eastward westward northward southward onward eastwards westwards "
    "northwards southwards"
)
TIME_WORDS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow "
    "tonight earlier later last this week month year night morning afternoon evening january "
    "february march april may june july august september october november december jan. feb. "
    "aug. sept. oct. nov. dec. recently afterward afterwards ago"
)
TIME_NOUNS = word_set(
    "hour hours day days week weeks month months year years decade decades minute minutes moment "
    "moments ago later earlier afterward afterwards"
)
# Behind the name of a town.
STATES = word_set(
    "ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. kans. ky. la. mass. md. mich. "
    "minn. miss. mo. mont. neb. nev. n.c. n.d. n.h. n.j. n.m. n.y. okla. ore. pa. r.i. s.c. s.d. "
    "tenn. tex. va. vt. w.va. wash. wis. wyo. d.c."
)
STOPS = word_set(". ! ? ; : … ... ..")
DASHES = word_set("- -- --- – — ― ―")
# Frequent verbs whose past shows no -ed, and present forms that betray a clause.
IRREGULAR_VERBS = word_set(
    "went came got made took gave had did was were became began broke brought built bought "
    "caught chose cut drew drove fell felt fought found flew forgot froze grew held kept knew "
    "laid led left lent let lost meant met paid put ran rose saw sent set shook shot spent "
    "spoke stood stole struck swore swept taught threw thought told understood won wore wrote "
    "sought said goes comes gets makes takes gives needs wants seems appears remains becomes looks "
    "works means knows thinks believes lacks keeps holds runs says tells shows deserves owes "
    "plans hopes expects refuses fails needs tries wins loses supports opposes represents "
    "includes requires allows helps poses reflects suggests need want seem appear remain know "
    "think believe deserve support oppose"
)
NOT_ADVERBS = word_set(
    "family july italy ally assembly reply supply anomaly bully rally monopoly fly holy ugly "
    "early friendly lovely elderly deadly daily weekly monthly costly orderly likely unlikely "
    "sally billy kelly molly emily"
)
NOT_PAST = word_set("united hundred indeed proposed alleged armed elected wounded sacred naked")


def is_adverb(word: str) -> bool:
    """Tell whether a lower-case word may stand inside a verb group as an adverb."""
    return word in ADVERBS or (word.endswith("ly") and word not in NOT_ADVERBS)
