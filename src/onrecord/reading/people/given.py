"""Given names of the world, and what they suggest: "she" or "he".

They weigh in resolving a pronoun and go no further: nothing of them is stored, shown or counted.
"""

from __future__ import annotations

GIVEN: dict[str, str] = dict.fromkeys(
    """
    aaliyah abeba abena abigail abimbola ada adaeze adaora adele adjoa adunni afua agata agnes
    agnieszka aida aiko aino aisha aisling aiyana akosua akua alana alba albertine alejandra
    aleksandra alena alessandra alessia alexandra alexia alexis alice alicia alina alisa alison
    aliya allison alma alva alya alyssa amal amanda amandine amara amaya amber ambra amelia amelie
    amina aminata amira amparo amrita amy amélie ana anahit anais anamaria anastasia anastasija
    anaïs anca andreea aneta angela angelica angelika angelina angelique angharad ania anika anikó
    anita anja anjali anke ann anna anna-lena annabel annabelle anne anneke anneli annelies
    annette annie annika anoushka antoinette antonella antonia anu anuradha anya aparna apinya
    apollonia april araceli aradhana arantxa ariadna ariana arianna arlene armida asha asma asta
    astrid athena aude audrey augusta aurelia aurelie aurora ava ayaka ayano ayesha ayla aylin
    ayse ayşe azadeh azra babs barbara barbora bea beatrice beatrix beatriz bec becky begoña belen
    belinda bella belén benedetta benedikta bernadette bernardine bernice bertha beryl bess beth
    bethany betsy betty beverley beverly bianca bianka bich bimpe birgit bisi blanca blanche
    blandine blessing bodil bojana bonnie božena bree brenda brianna bridget bridie brigid
    brigitta brigitte brita brittany bronagh bronwen bronwyn bruna brynn brónagh bukola camila
    camille candace candelaria candice caoimhe cara caren carina carissa carla carlotta carly
    carmela carmelita carmen carol carole carolina caroline carolyn carrie cassandra cassie
    catalina cate cath catherina catherine cathy catrin catriona cecile cecilia cecily celeste
    celestine celia celine chanel chantal charlene charlotte charo chelsea cheryl chiamaka chiara
    chidinma chika chinwe chioma chitra chiyo chloe chrissy christa christel christiane
    christianne christie christina christine ciara cilla cindy claire clara claudette claudia
    claudine clemence clementine clodagh clémence coco colette colleen comfort concepcion concetta
    connie consuelo cora coralie cordelia corinna corinne cornelia cosima courtney cressida
    crystal cyd cynthia cécile céline dagmar dagny dahlia daisy dalia damaris dana danica daniela
    danielle danièle danuta daphne daria darya dawn debbie deborah debra deepa deepika deirdre
    delia delphine denisa denise devi devika diana diane dilani dilys dina dinah dita divya dolly
    dolores dominika dominique donatella donna dora doreen doris dorota dorotea dorothea dorothy
    dorothée dusica dymphna désirée ebba eda edda edie edina edith edna edwina efua eglė eileen
    eilidh eimear eira eirini eithne ekaterina elaheh elaine elba elea eleanor eleanora elen elena
    eleni eleonora elfriede eliana elif elin elisa elisabet elisabeth elisabetta elise elissa
    elizabeth elizaveta elke ella elle ellen elma elodie eloisa eloise eloísa elsa elspeth elva
    elvira elzbieta elżbieta emanuela emilia emily emine emma emma-louise emmanuelle emmeline ena
    enid enya erica erika erin erna ernestina esi esme esmeralda esperanza estela estelle ester
    estera esther ethel etta eugenia eugenie eulalia eunice euphemia eva evangeline eve evelina
    evelyn evgenia ewa fabienne fadila faith faiza fanny farida fatema fateme fatemeh fatim fatima
    fatma fatou fatoumata faye federica fei felicia felicity fenella fern fernanda fidelma filippa
    fiona fiorella flavia flor flora florence florencia folake fran franca frances francesca
    franziska frauke freda frederica frederique freya frida frieda funke funmi funmilayo gabriela
    gaia gail galina gayle geeta gemma gemma-louise genevieve geneviève georgette georgia
    georgiana georgie geraldine gerda germaine gertrude ghada gilda gillian gina ginette ginevra
    ginny giorgia giovanna gisela gisele gita gitta giulia giuliana giuseppina gladys glenda
    glenys gloria glynis golnaz gosia grace graciela grainne grazia graziella greer greta gretchen
    gretel griselda gráinne guadalupe guadelupe gudrun gulnar gulnara gunilla gunn gurpreet gwen
    gwendolen gwendolyn gwyneth haby hadiza hafsa hai-yen haifa halima halina halla hana hanako
    hanan hanh hanna hannah hanne harriet haruka hatice hattie haya hayley hazel heather hebe
    hedda hedvig hedwig hege heidi heike heledd helen helena helene helga hella helle hendrika
    hendrikje henrietta henriette herta hetty hilary hilda hilde hildegard hildy hillary hiroko
    hollie holly honor honora honorine hope hortense huda hulda iben ida ifeoma ilana ilaria
    ildikó ilhan ilona ilse imani imelda imke imogen ina inanna indira ines inge ingeborg inger
    ingrid inma inmaculada inès inés ioana iolanda iona irena irene irina iris irma irène isabel
    isabela isabell isabella isabelle isadora isha ishbel isidora isla isobel itzel itziar iva
    ivana ivanka iveta ivona ivy iwona izabela izzy jacinda jacinta jackie jacqueline jacqui jada
    jadwiga jaime-lee jamila jana jane janelle janet janette janice janina janine jarmila jasmin
    jasmine jaya jayne jean jeanette jeanine jeanne jeannette jelena jen jenna jenni jennie
    jennifer jenny jeri jessica jessie jette jia jianna jill jimena jo joan joana joann joanna
    joanne jocelyn jodie johanna joke jolanda jolanta jolene joni jorunn josefa josefina josefine
    josephina josephine josie jovana joy joyce juana juanita judi judit judith judy julia juliana
    julie juliet julieta juliette julija june juno justine justyna jutta jyoti kaisa kaja kajsa
    kalina kalliope kamala kamila kanako kara kareena karen karima karin karina karla karolina
    kasia kasimira katalin katarina katarzyna kate katerina kateřina kath katharina katharine
    kathe katherine kathleen kathrin kathryn kathy katia katie katja katrin katrina katrine katy
    katya kavita kavya kay kaye kayla keiko keira keisha kelly kellyanne kelsey kemi kendall kerri
    kerry kerstin keziah khadija khadijah khadra kiera kiki kim kimberly kirsten kirstie kirstin
    kirsty kitty klara klaudia klára komal kornelia kristen kristin kristina kristine krisztina
    krystal krystyna kshama kumiko kyla kylie kyra laila lainey lakshmi lalita lana lara larisa
    larissa latifa latoya laura laure laurel lauren lavinia layla lea leah leanne leela leila
    leilani lena lene leni lenka lenore leocadia leona leonie leonora leontine lesieli lesley
    leticia letitia leyla lia liane libby lidia liesbeth lieselotte liisa lila lili lilia lilian
    liliana liliane lilith lilja lillian lily lin-manuela linda linnea linnéa lioba lisa lisbeth
    liselotte lisette lissa liv livia liz liza lizzie lois lola lora loredana lorella lorena
    loretta lori lorna lorraine lotta lotte lottie louisa louise louisette luana lucia lucie
    lucille lucinda lucrecia lucy lucía ludivine ludmila ludmilla luisa luise luiza lulu luna luz
    lydia lyn lynda lynette lynn lynne lyudmila léa léonie maarit mab mabel macarena madalena
    maddalena maddie madelaine madeleine madeline madelyn madhuri madison mae maeve mafalda magali
    magda magdalena magdalene magdolna maggie mahalia mahnoor mai maia maija maike maira maire
    mairead mairéad maite maj maja makena maki malak malala malgorzata malika malin malina mallory
    mamta mandy manon manuela mara marcela marcella marcelle marcia mare maree mareike marella
    margaret margareta margarete margarethe margarida margarita margaux margherita margie margit
    margot marguerite mari maria maria-jose mariah mariam mariana marianela marianna marianne
    maribel maribeth maricel maricela marie marie-claire marie-claude marie-laure marie-louise
    mariella marielle marietta marija marika marike mariko marilena marilou marilyn marina
    marina-luisa marine marion mariona marisol maritza marja marjan marjeta marjorie marla marlene
    marlies marlou marna marsha marta martha martina marwa mary maryam maryanne marzena maría
    masako masha mathilda mathilde matilda matilde mattea maud maude maura maureen mavis maxine
    maya maëlle małgorzata meagan medea meera meg megan meghan megumi mehwish mei melania melanie
    melanija melinda melisande melissa melita mercedes mercy merete merike meritxell meryl mette
    mhairi mia micaela michaela michele michelle michiko midori miek mieke miho mikaela mila
    milagros mildred milena milica millicent millie mimi min-ji mina minako minerva minna minnie
    mira mirabel miranda mireia mireille mirela mirella miriam miriam-ruth mirjam mirka miroslava
    mirta misaki mitsuko mitzi moira mojisola molly mona monica monika monique montserrat morag
    morgane morven moyra moïra muna muriel myfanwy myra myriam myrna myrtle máire mélanie mónica
    nabila nadezhda nadia nadja nadya nadège nafisa naheed nahla naima najma najwa nana-ama nancy
    nanette naoko naomi narges natacha natalia natalie natalija natasha nathalie natsuko nayla
    nazanin neema neena neha nele nell nella nellie nerea nerys nesrin nessa ngaire ngoc ngozi
    niamh nicola nicole nicoletta nicolette nicolina nieves nika nikita nikki nilufar nimmi nina
    ninette nirmala nisha nita niva nives nobuko noelia noella noelle noemi noemí nokuthula nola
    nomfundo nomsa nonhlanhla noor noora nora norah noreen noriko norma norma-jean nour noura
    noémie nuala nuha nuria nurul nyah nélida obiageli octavia odalis odalys odette odile ofelia
    olena olesya olga olive olivera olivia olwen olympia ona oonagh ophelia oprah ora orla orlagh
    orlaith orna orsolya ottilie ottoline paige paloma pam pamela pamina panagiota paola parisa
    parvati pascale patience patricia patrizia patrycja patti patty paula paulette paulina pauline
    pearl peg peggy penelope penny pepita perla perpetua persis petra petronella petula philippa
    philomena phoebe phyllis pia pilar pippa piroska piyali polly pooja poonam portia prachi
    preethi preeti primrose prisca priscilla pritha priya priyanka prudence prue qing rabia
    rachael rachel rachele rada radha radka raffaella ragnhild rahel raisa raissa rajni ramona
    rana rani rania ranjana raquel rashida rashmi reba rebecca reem reena regine reiko reina rekha
    rena renata renate renee reneé reni renáta renée resi reyhan rhian rhiannon rhoda rhona rhonda
    ria riana rianne rifkatu rika rikke rina riona rita rivka roberta robyn rochelle rocio rocío
    roisin roksana romana romane romina romy ronja roos rosa rosalba rosalia rosalie rosalind
    rosalinda rosaline rosalyn rosamund rosana rosangela rosanna rosanne rosario-ana rosaura rose
    roseanne rosella roselyn rosemary rosetta roshni rosie rosina rosita roswitha rowena roxana
    roxane roxanne roya roz rozalia rubina ruby rukmini runa ruqayya rut rutendo ruth ruthie
    ruzica ruža róisín růžena sabah sabiha sabina sabine sabrina sabrine sachiko sade sadia sadie
    safiya sagal sahar saida saima sakina sakura salima sally salma salome salomé samantha samia
    samira sana sanda sandhya sandra sandrine sangeeta sanja sanna sanne saoirse saori sapna sara
    sarah sarai sariah sarita saroja saskia satu savannah savitri sayaka scarlett selena selin
    selma seo-rin seo-yeon serena shabana shabnam shada shahida shakira shamim shanice shanna
    shannon shanthi sharmila sharmin sharon shauna shazia sheena shefali sheila shelby shelley
    sherry shilpa shira shirin shirley shizuka shoba shobha shona shreya shukri shulamit sian
    sibongile sibylle sidonie sienna sierra sigrid sigrun sigríður silja silke silvana silvia
    silvie sima simin simona simone sina sinead sinéad siobhan siobhán siri sirpa sissel sita siv
    sive siân slavica smita sneha snezana sofia sofie sofía soha solange solveig sonali sonia
    sonja sonya sophia sophie soraya stacey stacy stana stefania stefanie steffi stella steph
    stephania stephanie stina sue sue-ellen sujata sukhjit sultana suman sumati suna sunita
    sunniva surekha suri susan susana susann susanna susannah susanne sushila susie suvi suzana
    suzanna suzanne suzette suzie suzy svenja svetlana sybil sylvaine sylvia sylvie szilvia sólrún
    tabea tabitha tahira taina talia talitha tally tamar tamara tamika tamiko tammy tamsin tania
    tanisha tanja tanvi tanya tara taraneh tarja taryn tasha tasnim tasnuva tatiana tatjana
    tatyana taylor teagan tecla teodora teresa teresia tereza terezia terhi teri tess tessa
    tetyana thandi thandiwe thea thelma theodora theresa therese thora thuy thérèse thúy tia
    tiffany tilda tilly timea tina tippi tirunesh tomoko tonia tonje tonya topsy torill tova tove
    toyin tracy tricia trine trinh trinidad trish trisha trixie trudi trudy tsitsi tuija tulin
    tuula tyra uchenna ulla ulrike uma una ursula ursule usha uta ute uzma valda valentina valeria
    valerie valerija valérie vanda vanessa vanja vasiliki veera vega velma venla vera verena
    verity veronica veronika verónica vesna vicki vicky victoire victoria vidya viktoria viktorija
    vilma vinita viola violaine violet violeta violetta virginia virginie viveca viveka viviana
    viviane vivien vivienne vjosa véronique wafa wahida waleska waltraud wambui wanda wangari
    wangui wanjiku wanjiru wenche wendeline wendy whitney wibke wiebke wilhelmina wilhelmine wilma
    winifred winnie winona xanthe xenia ximena xin-yi xiomara xochitl xóchitl yaa yaara yael yaffa
    yajaira yamini yana yanira yara yasemin yasmeen yasmin yasmina yayoi yelena yesenia yetunde
    yevgenia ylva ynez yoko yolanda yolande yordanka yorleny yoshiko ysabel yuka yukari yukiko
    yuko yulia yuliya yumi yumiko yuna yuriko yusra yvette yvonne zadie zahara zahra zaida zaina
    zainab zara zarina zaynab zdenka zelda zelia zeynep zhanna zinaida zinnia zita ziva zlata zoe
    zofia zofija zohra zola zora zorica zoë zsofia zsófia zubaida zula zuleika zulema zuzana
    zuzanna zvezdana ángela élise élodie
    """.split(),
    "she",
) | dict.fromkeys(
    """
    aarav aaron abbas abdelaziz abdelkader abdi abdirahman abdou abdoulaye abdul abdulaziz
    abdulkadir abdullah abdullahi abdulrahman abdulsalam abe abel abhishek abner abraham abu
    achille achim achirimbi adalberto adam adamu addo ade adebayo adekunle adel adem adetokunbo
    adewale adil aditya adnan adolf adolfo adriaan adrian adriano adrien adrià aemilius afonso
    agostino agustin agustín ahmad ahmed ahmet aidan aiden ainsley ajay ajit akash akbar akihiko
    akihito akim akin akinwumi akira akram aksel alain alan alasdair alastair albert albin
    albrecht alden aldo alec alejandro alejo aleks aleksandar aleksander aleksandr aleksei aleksi
    alem alessandro alessio alexander alexandre alexandru alexei alexej alexey alexios alf alfie
    alfonso alfred alfredo algirdas alhaji alhassan ali ali-reza alioune alisdair alistair allan
    allen alois alojz alok alonso aloysius alpha alphonse alton alun alvaro alvin alwyn amadou
    amar amaury ambrose amin amir amit amitabh amos anand anatol anatole anatoli anatoly ander
    anders andre andreas andrei andrej andrew andries andrija andris andriy andrzej andré andrés
    andy aneurin ange angel angelo angus anh-tuan anil ansel anselm anselmo anson ante anthon
    anthony antoine anton antonin antonio antonis antony antti anwar apollo aquiles aram arash
    archibald archie arda ari arie aristide arjen arjun arkady arlen arlo arman armand armando
    armin arnab arnaldo arnaud arne arno arnold arnulfo aron arsene arsenio arshad art artem
    artemio arthur artie artur arturo arun arvid arvind asad aser asger asher ashok asif aslan
    atanas athanasios atif attila atul aubrey augie august auguste augustin augustine augusto
    augustus aurel aurelio aurélien austin avi aviv avraham axel aydin ayman ayo ayub aziz
    babajide babar babatunde bachir badr balaji baldev baltasar baltazar balázs barack barnaby
    barney barrie barry bart bartholomew bartlomiej bartosz bas bashar bashir basil bastiaan
    bastian bastien bayo beau bekzat bela ben benedict benedikt benicio benito benjamin benjamín
    benji benny benoit benoît benson bent bernard bernardo bernd bernhard bernie bernt bert
    berthold bertie bertil bertrand bhaskar bheki bienvenido bikram bilal bill billy biplab birger
    bjarne bjarni bjorn björn bjørn bo boaz bob bobby bogdan bojan boleslaw boniface booker boris
    borislav boubacar boyd brad braden bradford bradley bram brandon branislav branko brant
    braulio breck brendan brenden brendon brennan brent bret brett brian brice brogan bronislaw
    bronson brooks bruce brunello bruno bryan bryant bryce bryn brynjar buck bud buddy budhan
    burak burhan burkhard burt buster byron béla caetano cahal cain caio cal caleb callisto callum
    calogero calvin cam cameron camilo carl carlito carlo carlos carlton carmelo carmine carson
    carsten cary casimir caspar casper cassius cathal cecil cedric cedrik cees celestino celso
    cesar cesare chad chadwick chaim chandan chandler chandra-mohan charles charlie charlton chas
    che chen-wei chester chet chetan chidi chijioke chike chima chinedu chinua chip chisom chris
    christiaan christian christoffer christoph christophe christopher christos chuck chuka
    chukwuemeka chukwuma cian ciaran ciarán cillian ciprian ciro claes clarence claud claude
    claudio claus clay clayton clemens clement clemente cletus cliff clifford clifton clint clive
    clyde clément cody colby cole colin colm colman colum columba connor conor conrad constantin
    constantine corbin cordell corentin corey cormac cornelis cornelius corrado cory cosimo cosmin
    cosmo costa costas craig crispin cristian cristiano cristobal cristóbal csaba curt curtis
    cuthbert cyprian cyriaque cyril cyrille cyrus czeslaw cédric daan dag dagfinn dai daichi
    daisuke dale dalibor dalton damian damien damion damir damon dan danial daniel daniele danilo
    danny dante danylo dara dario darius dariusz darko daron darragh darrel darrell darren darrin
    darryl darwin daryl darío dashiell dastan dave davey david davide davit davor davy dawid dawit
    dayo dean declan deepak deion dejan delano delbert delroy demba demetrio demetrius denholm
    denis deniz dennis denny denzel denzil deon derek dermot derrick des deshawn desmond destin
    detlef dev devin devlin devon dewan dewayne dewey dexter dhruv diarmuid dick didier diederik
    diego dieter dieudonné digby dilip dilshod dimitar dimitri dimitrios dimitris dinesh dino
    diogo dion dirk dirk-jan dmitri dmitry dmytro dobromir dolph domenico domingo dominic dominick
    dominik domokos don donal donald donato donnie donny donovan dorian doru doug dougal douglas
    dov dragan dries duane dudley dugald dumisani duncan dusan dustin dušan dwayne dwight dylan
    dzmitry dónal eamon eamonn earl eben ebenezer eberhard ebrima eckhard ed eddie edgar edgard
    edison edmund edo edoardo edouard edson eduardo edvard edvin edward edwin edwy efrain egan
    egbert egil egon ehsan eilert einar eirik eitan eivind ekow elad elbert eldon eldred eleazar
    elgin eli elia elias eliezer eligio elijah eliot elisha elkanah elliot elliott ellis elmer
    elmo eloy elvis elwood emanuel emanuele emeka emerson emery emil emile emiliano emilio emin
    emir emmanuel emmett emre endre eneko engelbert ennio enoch enric enrico enrique enver enzo
    eoghan eoin ephraim erasmus ercole eren erhard eric erich erick ericson erik erkki erland
    erling ernest ernesto ernie ernö ernő errol ervin erwin esau esben espen esteban etgar ethan
    etienne ettore euan eugen eugene eugenio eugène eusebio evan evander evans evaristo everett
    evert evgeny evren ewald ewan ewen eyvind ezekiel ezequiel ezra fabian fabien fabio fabián
    fabrice fabricio fabrizio fadi fahad fahd faisal faisel farhad farhan farid farouk fathi
    faustin fausto fawad faysal feargal fearghal federico fedor feliciano felipe felix ferdinand
    ferenc fergal fergus fermin fernand fernando fernão festo fidel fidelis filip filipe filippo
    finn fintan fiodor fionn fitz flavio flemming fletcher florencio florent florentino florian
    florin floyd folarin forrest francesco francis francisco franck franco francois frank frankie
    franklin franz françois fraser frasier fred freddie freddy frederic frederick frederik fredrik
    fredy fridolin friedrich fritz frédéric fulgencio fumio fyodor félix gabor gabriel gabriele
    gael gaetan gaetano galen gamal ganesh garech gareth garfield garnet garrett garrick garry
    garth gary gaspar gaspard gaston gaurav gautam gavin gavriel gaz gaël gene gennady gennaro
    geoff geoffrey georg george georges georgi georgios geraint gerald gerard gerardo gerd gergely
    gerhard gerrit gerry gert gervase ghassan ghulam giacomo giampaolo gian giancarlo gianfranco
    gianluca gianluigi gianni gideon giel gil gilbert gilberto gildas giles gilles gino giorgi
    giorgio giorgos giovanni girish giuliano giulio giuseppe gjergj glen glenn glyn godfrey godwin
    gojko gonzalo gopal goran gordan gordon gordy gorka gottfried grady graeme graham grant greg
    gregor gregorio gregory grigori grigory grzegorz grégoire grégory guglielmo guido guilherme
    guillaume guillermo gulzar gunnar gunther gurdeep gus gustaf gustav gustave gustavo guus guy
    gwilym gwyn gyorgy gyula györgy győző gábor gérard götz günter günther haakon hadi hafiz hagen
    haider haile hajime hakan hakeem hakim haldor halim hamad hamid hamish hamlet hamoud hamza
    hank hannes hannu hanoch hans hans-peter hansi hao harald hardeep haris harish harjit harlan
    harland harley harold haron haroon harpal harris harry harsh hartmut haruki haruto harvey
    harvir hasan hashim hassan havelock hayden haythem heath hector hedley heiko heiner heinrich
    heinz helge helmut hendrik hennadiy henning henri henrik henrique henry herb herbert hercules
    herman hermann hermes hernan hernando hernán herve hervé hideki hideo hikmet hilario hilton
    hiro hiroaki hiroki hironobu hiroshi hisham hjalmar hoang hobart holger homer honoré horace
    horacio horatio horst hosea howard howell howie hristo hubert hugh hugo humberto humphrey
    husain hussain hussam hussein huw hyman håkan iago iain ian ianto iban ibrahim ichiro idris
    idrissa ifan ignace ignacio ignatius ignazio igor ihor ike ikechukwu ikenna iker ilan ilia
    ilias ilie ilir ilya ilyas imad imanol imran imre inaki inder ingmar ingo ingolf ingvar inoke
    ioan ioane ion ionel ionuț iosif ira irakli irfan irvin irving irwin isa isaac isaak isaiah
    isak isaías ishaan ishaq ishmael isidore isidro iskander ismail issa issam istvan istván italo
    itamar ivan ivar ives ivica ivo ivor iwan iyad izak iztok iñaki jaakko jaan jaap jabari jabez
    jabir jabu jace jacek jacinto jack jackson jacky jaco jacob jacopo jacques jad jafar jagdish
    jago jaidev jaime jair jairo jake jakob jakov jakub jalal jaleel jamaal jamal jameel jamel
    james jamil jamison jan-erik janek janez jani janis janko janne janos janusz jared jaromir
    jaroslav jarosław jarrett jarrod jarvis jason jasper jaswinder javad javed javier jaxon jay
    jayden jaydon jayesh jayson jean-baptiste jean-claude jean-françois jean-jacques jean-luc
    jean-marc jean-marie jean-michel jean-paul jean-philippe jean-pierre jeb jed jedediah
    jeetendra jeff jefferson jeffery jeffrey jens jeppe jerald jeremiah jeremy jeremías jermaine
    jeroen jerome jerry jerzy jesse jesus jethro jibril jignesh jim jimmy jin-woo jiri jitendra
    jiří joachim joakim joao joao-pedro joaquim joaquin joaquín jobst jochen jock joe joel joern
    johan johannes john john-paul johnathan johnnie johnny jokin jolyon jomo jon jon-erik jonah
    jonas jonatan jonathan jonathon jonny jonty joop joost jorah jordi joren jorg jorge jorgen
    joris jose josef josep joseph josh joshua josiah josip joss jost josue josué josé jovan jozef
    joão juan juan-carlos juanjo jude judson juho jukka jules julian julien julio julius juma
    junichi juraj jurgen juri juris jussi justin justo justus juvenal jyrki jános jérémie jérôme
    józef jörg jørgen július jürgen jānis kaan kabir kacper kadir kahlil kai kaj kaleb kamal kamil
    kamran kane kaoru kareem karel karim karl karlheinz karol karsten kartik kasim kaspar kasper
    kassim katsuhiro kaz kazimierz kazuki kazuo kazuya keegan keenan kees keiran keith kel kelechi
    kelvin kemal ken kendrick kenichi kenji kenneth kenny kenta kerem kermit kev kevan kevin
    kevork keyshawn khairul khaled khalid khalil khosrow kieran killian kimani kingsley kiran
    kirill kirk kishan kishore kit kiyoshi kjell kjetil klaas klaus klaus-peter kliment knud knut
    kobe kobina koen koffi kofi koichi koji kojo konrad konstantin konstantinos koos korbinian
    kosta kostas kostya kouassi kourosh krishna krister kristian kristjan kristof kristofer
    kristoffer krzysztof kumar kunal kunle kuno kurt kuttan kwabena kwadwo kwaku kwame kwasi kwesi
    kyaw kyle kyrylo labib lachlan ladislav lafayette lajos lal lalit lamar lambert lamine lamont
    lance lancelot landon lanre larry lars lasse laszlo lateef lauchlan laurence laurens laurent
    laurenz lauri laurie laurits lawrence lawson lazar lazlo leander leandro lebron lech lee leif
    leith leland lemuel len lenin lennart lennie lennon lenny leo leon leonard leonardo leonel
    leonhard leonid leonidas leopold leopoldo leroy les lester leszek lev levan levent levi lewis
    liam lindani lindley lindsey linus lionel lior lisandro livio ljubomir llewellyn lleyton lloyd
    lluis lluís logan lon lonnie loran loren lorenz lorenzo lorne lothar lou louis lowell luan
    lubomir luboš luca lucan lucas luciano lucien lucio lucius ludo ludovic ludvig ludwig luigi
    luis luiz lukas lukasz luke lukáš luther lyle lyndon lynton lászló lázaro maarten macario mack
    madhav mads magnus mahamadou mahesh mahir mahmoud mahmud maik majid makoto malachi malachy
    malcolm malcom malik malte mamadou mamoru manfred manish manny manoj mansoor mansour manu
    manuel manus marat marc marc-andre marcel marcelino marcello marcellus marcelo marcin marcio
    marco marco-antonio marcus marek mariano marijan marin marinus mario mariusz mark markku marko
    markus marlon marquis marshall marten martijn martin martino marty martín marvin marvyn marwan
    masahiro masato mason massimo masud mateo mateus mateusz mathew mathias mathieu mathis matias
    matija matko mato matt matteo matthew matthias matthieu matthäus matti mattias matías maurice
    mauricio maurits maurizio mauro max maxim maxime maximilian maximiliano maximo maxwell maynard
    mehdi mehmet meinrad meir mekonnen mel melchior melvin melvyn menahem mendel mensah mercer
    merlin mert mervyn micah michael michal michał micheal michel michele micheál michiel mickey
    mico miguel miguel-angel mihai mihail mihaly mihály mijail mika mikael mike mikel mikhael
    mikhail mikkel miklos miklós miko mikos mikołaj milan milburn miles milivoj millard milo milos
    milovan miloš min-ho min-jun mirko miro miroslav mirosław mirza misha mitar mitch mitchell
    mithat mitt mladen modeste modou moe mohamad mohamed mohamed-ali mohammad mohammed mohan mohit
    mohsen moise moises moisés momodou monroe monte monty mordecai morley morris mort morten
    mortimer moses moshe mostafa moussa moïse mubarak muhammad mukesh mulugeta munir murad murali
    murat murdo murray musa mustafa mustapha muzaffar mykola myles myron naasir nabil nader nadim
    nadir naftali nahum naim najib nana-kwame nandor naoki naoto narayan narcis narendra naser
    nash nasir nasser nat nate nathan nathanael nathaniel naveed naveen nazim neal nebojsa ned
    neeraj nehemiah neil nelo nelson nemanja nemo nenad neo nereo nestor neville ngoc-minh niall
    nicandro nicanor niccolo niccolò nicholas nick nico nicodemus nicolaas nicolae nicolai nicolas
    nicolau nicolás niels nigel niklas niko nikola nikolai nikolaj nikolaos nikolas nikolaus
    nikolay nikos nils nilton nima ninian niraj nirmal nishant nitin njoroge nnamdi noah noam
    nobuo noel norbert norberto norm norman norris norton norvel noé nuno nuri nygel néstor oakley
    obadiah obed obi obinna octavian octavio oddvar odhran odilon odin oisin oisín okechukwu
    okello oktay olaf olav ole oleg oleh oleksandr oleksiy olen oliver olivier oliviero olle olli
    olof olu oluwaseun omar omari omid onkar oran orazio oren orestes orhan orson orville osagie
    osama osbert oscar oskar osman osmo osvaldo oswald oswaldo othmar otis ottavio ottmar otto
    ousmane ove owain owen ozan ozzie paavo pablo paco paddy padraic padraig palle panagiotis
    pancho pankaj panos paolo parvez pascal pascoe pasha pasi pasquale patricio patrick patrik
    patryk paul paul-henri paulie paulin paulinho paulino paulo paulus pavel pavle pavlo pavlos
    pawel paweł peadar peder pedrag pedro peer pelle pepe percival percy perry petar pete peter
    peteris petr petri petrus petter petteri peyman phelim phil philemon philip philippe philo
    phineas pierce pierpaolo pierre pierrick piers piet pieter pietro pinchas pino pio piotr piran
    pius placido poul pradeep prakash pramod pranav prasad prashant pravin predrag primo prosper
    przemyslaw pádraig qais qasim quentin quincy quintin quinton rab rabi radek radko radomir
    radoslav radovan radu rafa rafael rafaele rafaël raffaele rafiq raghav raghu rahim rahman
    rahul raimondo raimund rainer raj raja rajan rajat rajeev rajendra rajesh rajiv raju rakesh
    ralf ralph ralston ramadan raman ramesh rameshwar rami ramin ramiro ramon ramsay ramzi ramón
    ranald rand randall randolph randy ranjan ranjit ransom ransome raoul raphael raphaël rashad
    rashawn rashid rasmus rastislav ratko rauf raul ravi ravinder ravindra ray rayan raymond
    raymundo raz raúl redmond reece refik reggie regin reginald regis reid reimer reinaldo reiner
    reinhard reinhold reinier remi remigio remo remus renaldo renato renaud renzo rené reto reuben
    reuven rex reynaldo reynold reza rhett rhodri rhys riad ricard ricardo riccardo richard richie
    richmond rick rickard rickey ricky rico rigoberto rinaldo ringo ritchie ritesh ritter rizwan
    roald roar roarke rob robbie robby robert roberto robrecht rocco roderic roderick roderigo
    rodger rodney rodolfo rodrigo rogelio roger rogerio rogério rohan rohit roi roland rolando
    rolf rolland rollo romain roman romano romel romeo romuald romulo ron ronald ronaldo ronan
    ronnie ronny roope roque rory roscoe ross rouven rowan roy royce ruairi ruairí ruaridh rube
    ruben rubén rudiger rudolf rudolfo rudolph rudy rufus ruggero rui rupert rupesh rurik rusi
    russ russel russell rustam ruud ryan ryo ryoichi ryota régis rémi rónán rüdiger saad sabri
    sacha sachin sadio sadiq saeed safwan sahil said saidu sajeev sajid sakari salah salam saleh
    salem salih salim salman salvador salvatore sam samer samir sammy samo samson samu samuel
    samuele sandeep sander sandile sandor sandro sanjay sanjeev sanjiv santeri santiago santino
    santosh sarath sargis sarkis sascha satish satoru satoshi saul sava savas saverio savo sayed
    sayyid scot scott seamus sean sebastiaan sebastian sebastiano sebastián sebastião sedrick seif
    seiji selim selwyn semyon senad sepp serafin serafino serge sergei sergej sergey sergi sergio
    sergiu serhiy servaas seth seumas severin seydou seymour seán shabbir shad shafiq shahid
    shahin shahram shahzad shailesh shaker shakil shamsul shane shankar shaquille sharif shashank
    shashi shaun shawn shay shaya shayne shehu sheldon shelton shem shep sherman sherwin sherwood
    shigeru shin shingo shinichi shinji shinzo shiro shiv shivam shmuel shota shubham shuji shyam
    sib sibusiso sid siddharth sidi sidney sieg siegfried sietse sigfrid sigi sigmund sigurd silas
    silvan silvester silvestre silvio silvo sime simeon simo simon simão simón sinclair sione
    sipho siraj sixten sixto skip slade slava slavko slavomir slobodan smbat sohail solly solomon
    somchai soren sorin sotiris spartak spencer spiro spyros srdjan sreten sridhar srinivas
    staffan stafford stan stanislas stanislaus stanislav stanisław stanley stanton stas stavros
    stefan stefano stefanos steffen stein steinar stellan sten stephan stephane stephen sterling
    steve steven stew stewart stian stig stipe stoyan struan stu stuart stéphane subhash sudhir
    sufyan suhail sujit sulaiman suleiman suleyman sumit sundar sunil suraj suresh surinder surya
    sushil svein sven svend sverre swapnil syed sylvain sylvester sylvestre szabolcs szymon sándor
    séamus sébastien søren süleyman tadas tadashi tadej tadeusz tadhg tafara taha tahir taichi
    takahiro takashi takeo takeshi takumi talal talha talib tamas tamer tamir tamás tancredi taner
    tapio tarek tarik tariq taro tarun tate tatsuo tatsuya tauno tavita tayo tayyip ted teddy
    teemu teo teodor teodoro teodosio teppo terence terje tero terrance terrell terrence terry
    teruo teun tevita thabo thaddeus thaddäus thanasis thanh thanos theo theobald theodor theodore
    theodoros theodosius theon theun thiago thibaud thibault thierry thijs thilo thomas thor
    thorbjorn thorbjørn thorleif thornton thorsten thulani thurman thurston tiago tiberiu tibor
    tiernan tijs tilen till tillman tilo tim timo timofey timon timothy timur tino tito titus
    tiziano tobias tobie tobin toby tod todd todor tolga tolya tom tomas tomasi tomaso tomasz
    tomaž tomi tomislav tommaso tommie tommy tomo tomás tomáš toni tonino tonio tony toomas tor
    torben tore torgeir torger torkel torstein torsten toru toshi toshiaki toshio toño travis
    tremaine trent trenton trevor trey tristan tristram troels troy truls trygve trésor tsering
    tsuneo tuan tudor tullio tunde tuomas tupac turgut turo tuukka tycho tyler tyrell tyrese
    tyrone tyson uday udo ugo ugochukwu ulf uli ulises ulisses ulrich ulrik ulysses umar umberto
    umed uriah urian uriel urs usain usama usman uwe uzair vaclav vadim vadym vaibhav valentin
    valentino valentín valerian valerio valery vance vangelis vardan varun vasco vasil vasile
    vasilis vasily vaughan vaughn veikko veljko venkat venkatesh vernon vic vicente victor
    victorio vidal vidar vidkun viggo vijay vikas vikram viktor viktoras vilhelm viliam viljo
    ville vilmos vin vinay vince vincenc vincent vincenzo vinicius vinnie vinod vinícius viorel
    vipin viraj virgil virgilio visarion vishal vishnu vitali vitaliy vitaly vito vitor vittorio
    vivek vlad vladan vladimir vladislav vlado vlastimil vojislav vojtech vojtěch volker volkmar
    volodymyr vsevolod vuk vusi vyacheslav václav vítor wade wafiq wahid waldemar waldo waleed
    walid wallace wallis wally walt walter walther waqar wardell warren warrick warwick wasim
    wayne webster wenceslao wendell werner wes wesley weston whit wijnand wilber wilbert wilbur
    wilder wiley wilf wilfred wilfredo wilfrid wilhelm wilhelmus wilkie wilko will willard willem
    willi william willie willis wilmar wilmer wilson wilton wim windsor winston witold wladimir
    wladyslaw wlodzimierz wojciech wolf wolfgang wolfram woodrow woody wouter wyatt wyn wynford
    wynn władysław włodzimierz xabi xabier xander xavi xavier xiao-ming yago yahya yair yakov
    yakubu yamato yan yanis yann yannick yannis yaroslav yash yasir yasser yasuhiro yasuo yaw
    yefim yehuda yeray yevgeny yigal yitzhak yngvar yngve yogesh yohan yohannes yonas yonatan
    yoram yorgos yosef yoshi yoshihiro yoshio youcef youri yousef youssef yoweri yuji yuki yukio
    yukiya yunus yuri yurii yuriy yusha yusuf yusuke yusup yutaka yuto yuval yves zac zacarias
    zaccaria zach zachariah zachary zack zaheer zahid zahir zain zakaria zaki zakir zane zayn
    zbigniew zbyněk zdenek zdeněk zdravko zeb zebedee zed zeke zeki zeljko zenon zev zhivko zia
    ziad zinedine ziv ziya zlatan zlatko zoltan zoltán zoran zubair zvi zvonimir zygmunt ángel
    éamon édouard émile étienne óscar óskar łukasz željko
    """.split(),
    "he",
)
"""What common given names suggest, in lower case."""
