"""Words that tell what a phrase refers to: a person, a group, an organization or a document."""

from __future__ import annotations

from functools import lru_cache

from onrecord.reading.people.given import GIVEN as GIVEN

WOMEN = frozenset(
    """
    actress aunt ballerina baroness bride businesswoman chairwoman comedienne congresswoman
    councilwoman countess dame daughter duchess empress fiancee fiancée girl girlfriend goddess
    granddaughter grandma grandmother headmistress heiress heroine hostess lady landlady mama
    matriarch midwife mom mom-of-two mother mum niece nun policewoman princess queen saleswoman
    schoolgirl sister spokeswoman sportswoman stateswoman stepmother stewardess waitress widow
    wife woman
    """.split()
)
MEN = frozenset(
    """
    archbishop baron bishop boy boyfriend brother businessman cardinal chairman congressman
    councilman count dad duke earl emperor father fiance fiancé fireman fisherman gentleman
    grandfather grandpa grandson groom headmaster husband imam king landlord lord man monk nephew
    papa patriarch policeman pope postman prince rabbi salesman schoolboy sir son spokesman
    sportsman statesman stepfather uncle widower
    """.split()
)
PEOPLE = (
    WOMEN
    | MEN
    | frozenset(
        """
        accused activist actor adviser advisor advocate agent agronomist aide ambassador analyst
        anchor announcer anthropologist apprentice archaeologist architect archivist artist
        assessor assistant astrologer astronaut astronomer athlete attorney auctioneer auditor
        author babysitter baker ballplayer banker barber barrister bartender bassist batsman
        batter beekeeper biographer biologist blogger bookkeeper bookseller boss botanist bowler
        boxer bricklayer broadcaster broker builder busker butcher buyer cabbie cameraman
        candidate captain cardiologist caregiver carer caretaker carpenter cartoonist cashier
        celebrity cellist ceo chair chairperson champion chancellor chef chemist chief child
        childminder choreographer citizen cleaner clerk climber clown coach cobbler colleague
        collector columnist comedian commander commentator commissioner commuter composer
        comptroller concierge conductor conjuror constable consultant contractor cook coroner
        correspondent councillor councilor counsel counsellor courier couturier cowboy
        criminologist critic crofter curate curator customer cyclist dancer dealer dean defendant
        defender delegate democrat dentist deputy dermatologist designer detective developer
        dietitian diplomat director dissident diver docker doctor driver drover drummer ecologist
        economist editor educator electrician employee employer engineer engraver entertainer
        entomologist entrepreneur envoy epidemiologist ethicist executive expert explorer
        eyewitness fan farmer farmhand fiddler fighter filmmaker financier firefighter fisher
        fisherwoman florist footballer forager forecaster founder friend gamekeeper gardener
        general geneticist geologist glaciologist glassblower goalkeeper goatherd governor
        grandparent grocer groundskeeper grower guard guest guide guitarist gymnast hairdresser
        harbourmaster head headteacher heavyweight herder hiker historian host hotelier hunter
        hydrologist illustrator immunologist influencer insider inspector instructor interpreter
        inventor investigator investor jeweler jeweller jockey joiner journalist judge juror
        justice keeper kid laureate lawmaker lawyer leader lecturer legislator librarian
        lieutenant linguist lobbyist locksmith logger magician magistrate magnate major manager
        marshal mason mathematician mayor mayor-elect mechanic mediator medic member mentor
        meteorologist midfielder milkman miner minister model moderator mogul motorist mountaineer
        mp musician name nanny naturalist neighbor neighbour neurologist neuroscientist newcomer
        nominee novelist nurse nutritionist observer oceanographer officer official ombudsman
        oncologist operator opponent optician organiser organist organizer owner pacer
        paediatrician painter palaeontologist paleontologist paramedic parent partner passenger
        passerby pastor pathologist patient pedestrian pediatrician pensioner percussionist person
        pharmacist pharmacologist philosopher photographer physician physicist pianist pilot
        pitcher planner player playwright ploughman plumber poet police politician porter
        postmaster potter presenter president priest principal printer prisoner producer professor
        programmer promoter prompter prosecutor psychiatrist psychic psychologist publicist
        publisher pundit pupil puppeteer quarterback rancher ranger rapper reader receptionist
        recruit referee reformer refugee registrar relative rep reporter representative republican
        researcher resident restaurateur retiree reviewer rider rigger rival roofer rower runner
        runner-up sailor salesperson saxophonist scholar scientist screenwriter sculptor seamstress
        secretary seismologist senator sergeant sheikh shepherd shepherdess sheriff shopkeeper
        shopper sibling signer singer singer-songwriter skater skier skipper skydiver smith
        smokejumper socialite sociologist soldier solicitor songwriter source speaker specialist
        spectator spinner spokesperson sponsor sprayer sprinter stagehand star statistician
        steward stonemason stranger striker student superfan superintendent superstar supervisor
        supporter surgeon surveyor survivor suspect swimmer swineherd tailor tanner teacher
        teammate technician teenager tenant tenor theologian therapist tinkerer toxicologist
        trader trainer translator trapper traveler traveller treasurer trombonist trumpeter
        trustee tutor umpire undersecretary undertaker user usher vendor ventriloquist vet veteran
        veterinarian vicar vice-president victim villager vintner violinist virologist visitor
        vocalist volunteer voter waiter warden watchmaker watchman weaver weightlifter welder
        welterweight whistleblower winger winner witness woodworker worker wrestler writer
        youngster youth youtuber zookeeper zoologist
        """.split()
    )
)
"""Nouns for one person."""
COLLECTIVES = frozenset(
    """
    all audience authorities band board both children clergy couple crew crowd duo everybody
    everyone experts families family few folk group half jury majority many media men minority
    most opposition others pair panel people percent police press public several some staff team
    those trio women
    """.split()
)
"""Nouns for several people."""
BODIES = frozenset(
    """
    administration agency airline alliance army assembly association authority bank board brand
    brewery broadcaster bureau business cabinet campaign carrier center centre chain chamber
    channel charity church city club coalition coastguard college commission committee community
    company conglomerate congress consortium cooperative co-operative corporation council country
    court department diocese directorate embassy exchange factory federation festival firm force
    foundation franchise fund garrison giant government group guild hall hospital hotel house
    industry inspectorate institute institution label laboratory league magazine maker
    manufacturer ministry mission mosque movement municipality museum nation navy network
    newspaper newsroom ngo observatory office operator orchestra organisation organization outlet
    paper parliament party platform port prison province publication publisher regiment regulator
    restaurant retailer school secretariat senate service shop side society start-up startup state
    station store studio supermarket syndicate team theater theatre town tribunal trust union
    university utility venue village watchdog website workshop zoo
    """.split()
)
"""Nouns for organizations and places that speak."""
EITHER = frozenset(
    """
    broadcaster builder carrier contractor developer employer maker manufacturer operator owner
    producer publisher regulator retailer sponsor supplier
    """.split()
)
"""Nouns for a person or a firm."""
OUTLETS = frozenset(
    """
    blog broadcaster channel daily journal magazine network newspaper outlet paper podcast portal
    program programme publication show site station tabloid website weekly
    """.split()
)
DOCUMENTS = frozenset(
    """
    account advisory affidavit agreement analysis announcement article assessment audit
    autobiography ballot bill biography blog book brief brochure bulletin caption card chart
    charter check claim column communique communiqué complaint constitution contract counterclaim
    data deal decision declaration deed diary dispatch document documentary documents draft e-mail
    editorial email emails essay estimate estimates evidence feature figures file filing film
    finding footage findings forecast form graphic guidance guide guideline guidelines headline
    indictment inquest inquiry interview investigation invitation invoice judgement judgment label
    law lawsuit leaflet letter letters list log manifesto manual map memo memoir memorandum
    message messages minutes motion movie nameplate note notes notice novel obituary opinion order
    page paper papers petition piece placard plan plaque play poem poll polls post poster posts
    preface press-release programme prospectus publication ranking reading readout record
    recording records release report reports research resolution review rule rules ruling saying
    script sign song speech statement statements statistics sticker story studies study suit
    summary survey surveys testimony text texts theory thread ticket transcript treaty tweet
    tweets verdict video voicemail warrant website will writ
    """.split()
)
"""Nouns for what was written or recorded."""
SAME_DOCUMENTS = tuple(
    frozenset(words.split())
    for words in (
        "study paper research analysis report survey poll finding review investigation",
        "article piece story feature column profile interview headline editorial",
        "letter note message email e-mail memo memorandum",
        "filing petition complaint lawsuit suit affidavit indictment claim",
        "film documentary movie", "video footage clip recording film", "law act bill statute",
        "book memoir novel autobiography biography", "report inquiry audit assessment",
        "statement release communiqué communique", "post tweet message thread",
    )
)  # fmt: skip
"""Nouns that may be said of one and the same document."""
SAME_PEOPLE = tuple(
    frozenset(words.split())
    for words in (
        "lawmaker politician senator representative congressman congresswoman mp councillor "
        "legislator assemblyman assemblywoman delegate deputy sen rep parliamentarian member",
        "doctor surgeon physician specialist medic gp", "judge justice magistrate",
        "boss chief head ceo executive president director chairman chairwoman chair manager leader "
        "founder owner", "lawyer attorney barrister solicitor counsel advocate",
        "officer constable sergeant inspector detective superintendent policeman policewoman pc",
        "teacher headteacher headmaster headmistress principal head lecturer educator",
        "cleric vicar priest pastor rector reverend", "coach manager boss",
        "spokesman spokeswoman spokesperson rep", "source insider pal friend",
        "scientist researcher biologist physicist chemist geologist ecologist astronomer",
        "reporter journalist correspondent", "husband wife partner spouse",
    )
)  # fmt: skip
"""Nouns that may be said of one and the same person."""
TITLES = frozenset(
    """
    adm admiral alhaja alhaji ambassador archbishop arq assistant attorney aunt bapak baron
    baroness bishop bwana brig brigadier brother capt captain cardinal chairman chairwoman
    chancellor chief cllr coach col colonel commissioner comrade congressman congresswoman
    constable corporal councillor count countess cpl dame datuk deacon deputy detective doctor don
    doña dr duchess duke excellency father frau gen general gov governor haji hajia hajjah herr
    highness hon honorable honourable ibu imam inspector judge justice king lady lic lieutenant
    lord lt madame maj majesty major marshal mayor minister miss mlle mme monsieur monsignor
    mother mp mr mrs ms msgr mx mzee nurse officer pastor pc pope premier president prime prince
    princess private prof professor pvt queen rabbi ratu rep representative rev reverend right rt
    saint secretary sen senator senor senora sergeant seri shri señor señora sgt sheikh sheikha
    sheriff sir sister speaker sub-lieutenant superintendent supt tan tofa tuan tun uncle ven vice
    """.split()
)
"""Words before a name that are no part of it."""
STYLES = frozenset(
    "aunt baron baroness brother count countess deacon duchess duke father imam king mother pastor "
    "pope prince princess queen rabbi saint sheikh sheikha sister uncle".split()
)
"""Those of them that stand before a first name and are a part of what somebody is called."""
FEMALE_TITLES = frozenset(
    "mrs ms miss dame lady queen princess sister mother congresswoman sheikha hajia alhaja aunt "
    "countess duchess baroness senora señora doña frau madame mme mlle chairwoman".split()
)
MALE_TITLES = frozenset(
    "mr sir lord king prince father brother congressman pope sheikh imam rabbi alhaji uncle count "
    "duke baron senor señor don herr monsieur bishop archbishop cardinal monsignor msgr chairman "
    "datuk".split()
)
OFFICERS = frozenset(
    """
    administrator ambassador chairman chairwoman chancellor chief coach commissioner congressman
    congresswoman constable coordinator councillor counsel critic deputy detective director envoy
    excellency executive governor head inspector justice lawmaker leader lieutenant magistrate
    manager mayor member minister mp officer official ombudsman president principal professor
    prosecutor registrar representative secretary senator sergeant sheriff speaker spokesman
    spokesperson spokeswoman superintendent treasurer undersecretary warden
    """.split()
)
"""Nouns with which no name ends: what comes before them is an office."""
PROFILES = frozenset(
    """
    actor actress artist athlete author baker billionaire boxer captain cellist champion chef
    climber comedian composer cyclist dancer defender designer director drummer entrepreneur
    fighter filmmaker footballer forward goalkeeper guitarist heiress host influencer magnate
    midfielder model mogul mother musician native novelist opener painter performer pianist
    pitcher player poet politician presenter producer quarterback racer rapper rower runner sailor
    screenwriter sculptor singer singer-songwriter skater skier skipper songwriter sprinter star
    striker superstar swimmer teenager veteran violinist vocalist widow widower winger winner
    wrestler writer youtuber
    """.split()
)
"""Nouns by which a story calls its main person anew, without having said so before."""
NOUN_OF_TITLE = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general",
    "prof": "professor", "dr": "doctor", "sgt": "sergeant", "capt": "captain", "lt": "lieutenant",
    "col": "colonel", "supt": "superintendent", "cllr": "councillor", "adm": "admiral",
    "rev": "pastor", "pc": "officer", "mp": "mp", "maj": "major", "brig": "brigadier",
    "vice": "president", "prime": "minister", "cpl": "corporal", "hon": "minister",
}  # fmt: skip
"""The noun of an abbreviated title."""
GENERIC = frozenset(
    """
    agency broadcaster business chain charity company conglomerate corporation firm group
    label magazine maker manufacturer network newspaper organisation organization outlet paper
    party publication publisher retailer side start-up startup station studio tabloid team
    """.split()
)
"""Nouns for organizations of any name: "the company" is the last one told of."""


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """The singular of a regular plural, else the word."""
    plain = word.casefold()
    if plain.endswith("men"):
        return plain[:-3] + "man"
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    if plain.endswith("sses") or plain.endswith("ches") or plain.endswith("xes"):
        return plain[:-2]
    if plain.endswith("s") and not plain.endswith("ss"):
        return plain[:-1]
    return plain


def is_plural_people(word: str) -> bool:
    """Whether a noun is the plural of one for a person."""
    plain = word.casefold()
    return plain not in PEOPLE and singular(plain) in PEOPLE


FIRMS = frozenset(
    "business carrier chain company conglomerate corporation firm maker manufacturer retailer "
    "start-up startup".split()
)
"""Nouns for a firm."""
NO_FIRMS = OUTLETS | frozenset(
    """
    agency assembly association authority board bureau cabinet church college commission committee
    congress consulate council court department diocese directorate embassy federation government
    guild herald house inspectorate institute ledger mail ministry museum news observer packet
    parliament party police post school secretariat senate society state telegraph times tribunal
    union university village
    """.split()
)
"""Words in the names of organizations that are no firms."""
