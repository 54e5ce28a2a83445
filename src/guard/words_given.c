#include "guard/mask_inside.h"

/* First names that are common where shops of nine languages sell, folded: with a surname behind
   them, and a word in front that people stand behind, they are somebody. */
// clang-format off
const char *const mask_given =
    "|james|john|robert|michael|william|david|richard|joseph|thomas|charles|christopher|"
    "daniel|matthew|anthony|mark|steven|paul|andrew|kevin|brian|george|edward|ronald|"
    "timothy|jason|jeffrey|ryan|jacob|nicholas|eric|jonathan|stephen|larry|justin|scott|"
    "benjamin|samuel|gregory|patrick|alexander|dennis|peter|henry|adam|nathan|zachary|"
    "kyle|harry|jack|oliver|liam|noah|sean|connor|aidan|declan|eoin|niamh|aoife|siobhan|"
    "sinead|ciara|orla|maeve|roisin|mary|patricia|jennifer|linda|elizabeth|barbara|susan|"
    "jessica|sarah|karen|nancy|margaret|lisa|betty|sandra|ashley|kimberly|emily|donna|"
    "michelle|carol|amanda|melissa|deborah|stephanie|rebecca|laura|helen|sharon|cynthia|"
    "kathleen|amy|shirley|angela|anna|brenda|nicole|samantha|katherine|emma|olivia|"
    "charlotte|sophie|hannah|lucy|alice|megan|hans|klaus|wolfgang|jurgen|juergen|dieter|"
    "manfred|uwe|gunter|guenter|heinz|helmut|stefan|andreas|matthias|sebastian|tobias|"
    "florian|lukas|jonas|leon|felix|maximilian|moritz|philipp|markus|torsten|thorsten|"
    "bernd|rainer|ralf|jens|sven|kai|lars|ursula|monika|petra|sabine|renate|helga|karin|"
    "brigitte|ingrid|erika|andrea|claudia|susanne|gabriele|birgit|heike|katrin|katharina|"
    "johanna|lena|lea|mia|leonie|greta|frieda|anneliese|antonio|jose|manuel|francisco|"
    "juan|pedro|carlos|javier|jesus|miguel|rafael|alejandro|fernando|sergio|pablo|jorge|"
    "alberto|luis|alvaro|diego|adrian|raul|enrique|ramon|vicente|ivan|ruben|oscar|andres|"
    "joaquin|eduardo|victor|roberto|maria|carmen|josefa|isabel|ana|dolores|"
    "pilar|teresa|cristina|marta|elena|raquel|silvia|paula|lucia|sara|julia|irene|"
    "rocio|beatriz|nuria|inmaculada|montserrat|jean|pierre|michel|philippe|alain|nicolas|"
    "christophe|patrice|laurent|frederic|sebastien|stephane|olivier|thierry|julien|"
    "guillaume|antoine|mathieu|francois|jacques|henri|louis|camille|marie|nathalie|"
    "isabelle|sylvie|catherine|francoise|valerie|sandrine|veronique|celine|aurelie|"
    "emilie|manon|chloe|ines|mathilde|pauline|margaux|giuseppe|giovanni|mario|luigi|"
    "francesco|alessandro|stefano|marco|paolo|salvatore|vincenzo|matteo|lorenzo|davide|"
    "simone|federico|riccardo|antonella|francesca|giulia|chiara|federica|elisa|alessia|"
    "martina|valentina|giorgia|joao|tiago|rui|nuno|ricardo|goncalo|vasco|duarte|joana|"
    "catarina|mariana|leonor|matilde|rita|jan|pieter|johannes|cornelis|hendrik|"
    "willem|gerrit|jeroen|maarten|bart|daan|sem|bram|thijs|anneke|marieke|femke|sanne|"
    "lotte|fleur|anouk|saskia|wei|ming|hiroshi|takashi|kenji|yuki|haruka|sakura|akira|"
    "mohammed|muhammad|ahmed|ali|omar|hassan|fatima|aisha|olga|natalia|dmitri|sergei|"
    "tatiana|agnieszka|piotr|krzysztof|";
// clang-format on
