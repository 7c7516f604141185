//! Given names: those that any sentence may be taken to say, and rarer ones where a name stands.

use crate::text::fold;

/// Given names that a sentence may be taken to say; folded.
const GIVEN: &str = "\
adam adrian agnes albert alex alexander alexandra alfred alice alina amanda amelie amy ana anders \
andre andrea andreas andrew angela angelika anita anja ann anna anne annette annika anthony anton antonia \
antonio arne arthur astrid axel barbara ben benjamin bernd bernhard bettina bill birgit bjorn bo bob boris brigitte britta \
bruno carina carl carla carlos carmen caroline catherine cecilia charles charlotte chloe chris christian christiane \
christina christine christoph christopher clara claire claudia claus conrad cora cornelia dagmar dan daniel daniela david \
debora denis dennis diana diego dieter dirk dominik don donald doris edgar edith edward eleanor elena elisabeth elizabeth ella \
elke emil emily emma eric erik erika ernst ethan eugen eva evelyn felix fiona florian frances francesca frank \
franz franziska fred frederik frida friedrich gabriel gabriele georg george gerald gerd gerhard gert giovanni gisela gordon grace \
greta gunnar gunter gustav hanna hannah hans harald harry heidi heike heiko heinrich heinz helen helena helga \
helmut hendrik henrik henry herbert hermann hilde holger horst hugo ian ida ines inga inge ingo ingrid irene iris \
isabel isabella ivan jack jacob jakob james jan jana jane janet jannik jasmin jason jean jeff jennifer jens jeremy jessica jim jo \
joachim joan joe johan johann johanna johannes john jon jonas jonathan jorg jorge jose josef joseph juan judith jules julia \
julian juliane julie jurgen justin kai karen karin karl karla karsten katharina kathrin katja katrin keith ken kenneth \
kerstin kevin kim klara klaus konrad konstantin kristin kristina kurt lara lars laura lea lena leon leonard leonie lea lillian linda \
lisa liv lorenz louis louise luca lucas lucia lucy ludwig luis luisa lukas lydia magdalena maja manfred manuel manuela mara marc \
marcel marco marcus margaret margit maria marianne marie marina mario marion mark marko markus marlene marte martha martin \
martina mary mathias matt matthew matthias maurice max maximilian melanie mia michael michaela michel miguel mike miriam mona \
monika moritz nadine nadja nancy natalie nathalie nick nico nicole niels nils nina nora norbert ola olaf ole oleg oliver olga oscar oskar \
otto pablo pat patricia patrick paul paula pedro per pete peter petra philip philipp pia pierre rachel rainer ralf ralph ramon \
raphael rebecca regina reinhard renate rene ricarda richard rita robert roberto robin roger roland rolf roman ronald rosa ruben rudolf \
rupert ruth ryan sabine sabrina sally sam samuel sandra sara sarah sascha scott sean sebastian sergio sharon sigrid silke \
silvia simon simone sina sofia sonja sophia sophie stefan stefanie steffen stephan stephanie stephen steve steven stuart susan \
susanne sven svenja svetlana sylvia tanja tara ted teresa tessa theo theodor theresa thomas thorsten till tilo tim timo tina tobias \
tom tomas torben torsten udo ulf ulrich ulrike ursula ute uwe valentin valerie vanessa vera verena veronika victor \
victoria viktor vincent viola volker walter waltraud wendy werner wilhelm will william wolf wolfgang xavier yvonne zoe";

/// Beside [`GIVEN`]: names that are too rare, or too much like other words, for what any sentence may say; folded.
const RARER: &str = "\
abigail adelheid agnieszka ahmed ahmet aidan aisha aisling aitor akira alan alastair alberto \
alejandro aleksandra aleksei alessandra alessandro alexei ali alison almut alvaro amber \
amina amir amit anastasia anatoly andrei andrzej andy angus anil anjali annegret annelies \
anouk ansgar aoife arjun ashok asuncion aurelie aylin ayse aysegul aysel baptiste baris \
bart bas beata becky benno benoit bernadette beth bethany bianca birte bjarne bodo bogdan \
boguslaw bram brandon breda brenda brendan brent brian bridget britt bryan burak burghard \
burkhard callum cameron carol carolyn carrie catriona cedric celine cem cemal chantal \
charlie chelsea cheryl chiara christophe ciara clive coen colin concepcion connor craig \
cristina curtis cynthia czeslaw daan dag damien dariusz darren dave davide debbie deborah \
declan deirdre delphine deniz derek desmond detlef diane dietmar dietrich dilara dmitri \
dmitry dolores dominique dorota doug douglas dragan duncan dylan eamon ebru eckart eckhard \
eddie edeltraud egon eike eiko eileen einar eirik eivind ekaterina ekkehard elaine elfriede \
elif elisa ellen elliot elmar elodie elvira emine emmanuel emre engin enno enrique enzo \
erich erwin espen esra esteban estelle etienne euan evan ewa ewald fabien fabio fabrice falk \
fang farid fatima fatma fay faye federica federico femke fenja ferdinand fergus ferhat \
fernando filippo finn florence fokke folkert francesco francisco francois francoise fraser \
frauke frederic freya friedhelm frode gaelle galina gareth garry gary gavin geir gemma \
genevieve geoff geoffrey gerlinde gertrud gesa gesche gesine geske gianluca gianni gijs \
gilles gillian giorgia giulia giulio giuseppe glen glenn gokhan gonzalo goran gottfried \
graham grazyna greg gregory grzegorz gudrun guido guillaume guillermo gulay gundula gunther \
gwen hakan hakon halil halina halvor hamid hanneke hannelore harm hartmut hasan hassan hauke \
hayley hazel heather hector hedda hedwig hege heiner helge helle helmuth henk henning \
henriette henryk hermine herve hildegard hilke hinrich hiroshi howard hubert hugh huseyin \
hussein hywel iain ibrahim ignacio igor ilaria ilka ilker ilona ilse imke imogen ineke \
ingeborg inigo inmaculada insa iona irina irma irmgard isaac isabelle isla isolde ivana ivar \
ivonne iwona jaap jacek jackie jacques jake jamal jamie janelle janice jannes janusz jared \
jaroslav jaroslaw javier jed jeffrey jelena jelle jenna jenny jeroen jerome jerry jerzy \
jesper jie jill jimmy jiri joanna joanne jocelyn jochen jodie joel joey jolanta joost jordi \
joris jorn josefine josep josephine joyce juana judy jutta kamil kareem karim kaspar \
katarzyna kate kathleen kathryn kathy katie katya kavita kay kazimierz keira kelly kelvin \
kemal kenji keno kerry khalid kieran kirsten kirsty kit kjell kjersti klaas knut kornelia \
kristian krystyna krzysztof kuno kurt kyle ladislav lakshmi larisa larry lasse laurent \
lawrence layla leanne leif leigh leila leo leopold leslie leszek levke lewis leyla liam \
lieke liesel lieselotte lindsay linus lois lorenzo lorna lorraine lothar lourdes lucie \
ludger ludovic luigi luise lukasz lutz lynn lynne maarten mabel maciej maelle maeve magnus \
mahmoud maike malcolm malgorzata malte mandy manja marcia marcin marek mariam marija marijke \
marit marita mariusz marjorie marlies marloes marten martine massimo mateusz mathieu \
matteo matthijs maureen mechthild meera megan mehmet mei meike mel melek melissa mercedes \
meredith merle merve mick mieke mikhail milan miles milica millie miloslav ming \
mirjana miroslav miroslaw mohamed mohammed moira molly momme monique montserrat morag morgan \
morten muhammad murat muriel mustafa myra nabil nadia naomi natalia nathan neele neha neil \
nele nell nesrin niamh nigel nikhil nikola nikolai nikolaus noemie noor nuray nurgul nuri \
nuria odile oksana olena olivier omar ondrej onno ottmar owen oystein ozan ozge ozlem paddy \
pamela paola paolo pascal pascale patrice patrik patsy paulina pauline pavel pawel penny \
percy pernille philine philippe phoebe phyllis pieter pietro pilar ping piotr pippa polly \
pooja prakash priya przemyslaw quentin quirin rachid radek radka radoslaw rafael rafal \
raffaele ragnar rahul raimund raj rajesh raquel rashid ravi recep reece reiner renke rhian \
rhys riccardo ricky rieke ritu rob robbie robyn rocio romain ronan rosalind rosemarie rosie \
roswitha rowan roy rudiger rufus russell ruud ryszard sadie salvador samantha samir sander \
sanjay sanne santiago saoirse selin selma serdar sergei serkan sevgi shelley sherri shirley \
shona sian sibel sid siegfried sieglinde sigmund sigurd silja silvano simona sinan sindre \
siobhan siri sjoerd slawomir slobodan solange solveig songul sonia spencer stacey stan \
stanislaw stefania stefano steffi stein stella stephane stewart stian sue suleyman \
sunita suresh susana svea swantje sylvain sylvie synnove tade tadeusz tammo tamsin tanya \
tarik tariq tarjei tatiana tatjana taylan terje teun thea thibault thierry thies thilo thor \
tiffany tijs tillmann tjalf tjark toby tolga tomasz tonje tony tor tore torstein tracey \
traudl trevor trine trish trond trude trudy tuba turid ugur ulla umberto umit una undine urs \
urszula vaclav valentina valery vegard veit vesna vicky vidar vijay vikram vincenzo virginie \
vivian vladimir volkan volkmar waldemar wanda warren wayne wei wenke wenzel wiebke wieslaw \
wieslawa wilf wilko wiltrud wim winfried winifred wladyslaw wojciech wolfram wouter \
xaver xiao yan yann yannick yasemin yasin yavuz yildiz ying yuki yulia yuri yusuf yves \
zainab zara zbigniew zdenek zdzislaw zehra zeynep zofia zoran";

/// Ends of given names that no job, department or place has, folded.
const ENDS: &[&str] = &[
    "slaw", "slawa", "gul", "fried", "hild", "gard", "traud", "trud", "bert", "jark", "wig",
    "mund", "nur",
];

/// Is this a given name that is known well?
pub fn is_given_name(word: &str) -> bool {
    let folded = fold(word);
    GIVEN.split_whitespace().any(|given| given == folded)
}

/// Is this word a given name where only a name or a job can stand: one that is known, or ends as such names do?
pub fn is_rarer_given_name(word: &str) -> bool {
    let folded = fold(word);
    let is_known = |name: &str| {
        let mut all = GIVEN.split_whitespace().chain(RARER.split_whitespace());
        !name.is_empty() && all.any(|given| given == name)
    };
    let is_word = folded.chars().count() > 3 && folded.chars().all(char::is_alphabetic);
    folded.split('-').all(is_known) || (is_word && ENDS.iter().any(|end| folded.ends_with(end)))
}
