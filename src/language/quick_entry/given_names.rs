//! Given names that are told from other words.

/// Given names, which may stand behind the surname and a comma; folded.
pub const GIVEN: &str = "\
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
