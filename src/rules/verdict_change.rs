//! What would change a verdict: the fewest steps of marks that reach the next one, and the knock-outs (METHOD M31).

use super::RuleContext;
use super::evaluation::{KNOCKING, evaluate, mark};
use crate::model::{Choice, EvaluationCriterion, Opportunity, VerdictWord};

/// How many marks there are.
const MARKS: usize = EvaluationCriterion::ALL.len();
/// At most so many marks move in one way to a better verdict.
const MOST_MOVED: usize = 3;

/// A mark that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkMove {
    /// Which one.
    pub criterion: EvaluationCriterion,
    /// From.
    pub from: i64,
    /// To.
    pub to: i64,
}

/// One way to another verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictChange {
    /// The verdict that it leads to.
    pub to: VerdictWord,
    /// The marks that move, in the playbook's order.
    pub moves: Vec<MarkMove>,
    /// The score after it.
    pub score: i64,
    /// One mark so low that it knocks the deal out, whatever the score.
    pub knock_out: bool,
}

/// The ways to the next better verdict and to the next worse one.
///
/// Better: with two, three and one mark, each with the fewest steps, from the lowest marks; with one mark all that
/// need equally few. Worse: the lowest marks to 0 until the verdict falls, then each knock-out by itself.
/// Empty while a mark is missing or money alone decides: nothing can be said of steps then.
pub fn verdict_changes(deal: &Opportunity, world: &RuleContext) -> Vec<VerdictChange> {
    let Some(marks) = Marks::of(deal, world) else { return Vec::new() };
    let verdict = marks.verdict(&marks.now);
    let mut changes = Vec::new();
    let better = VerdictWord::ALL.iter().rev().find(|word| **word < verdict);
    if let Some(better) = better {
        for count in [2, 3, 1] {
            changes.extend(marks.better(*better, count));
        }
    }
    changes.extend(marks.worse(verdict));
    changes.extend(marks.knocked_out(verdict));
    changes
}

/// All eight marks with what they weigh, and what holds whatever they are.
struct Marks {
    now: [i64; MARKS],
    weights: [i64; MARKS],
    go: i64,
    conditional: i64,
    knock_out: i64,
    /// What a knock-out leaves.
    knocked: VerdictWord,
    /// What the money leaves at best.
    at_best: VerdictWord,
}

impl Marks {
    fn of(deal: &Opportunity, world: &RuleContext) -> Option<Self> {
        let mut now = [0; MARKS];
        let mut weights = [0; MARKS];
        for (i, criterion) in EvaluationCriterion::ALL.iter().enumerate() {
            now[i] = mark(deal, *criterion)?;
            weights[i] = world.playbook.mark(criterion.word()).map_or(0, |m| m.weight);
        }
        let lines = &world.playbook.verdict;
        let judged = evaluate(deal, world);
        let cushion = judged.knock_outs.iter().find(|k| k.code == "cushion");
        Some(Self {
            now,
            weights,
            go: lines.go_mark,
            conditional: lines.conditional_mark,
            knock_out: lines.knock_out_mark,
            knocked: judged.marked_at_best,
            at_best: cushion.map_or(VerdictWord::Go, |k| k.at_best),
        })
    }

    fn score(&self, marks: &[i64; MARKS]) -> i64 {
        let sum: i64 = marks.iter().zip(&self.weights).map(|(mark, weight)| mark * weight).sum();
        (sum * 2 + 5).div_euclid(10)
    }

    fn verdict(&self, marks: &[i64; MARKS]) -> VerdictWord {
        let score = self.score(marks);
        let suggested = match score {
            s if s >= self.go => VerdictWord::Go,
            s if s >= self.conditional => VerdictWord::Conditional,
            _ => VerdictWord::NoGo,
        };
        let knocked =
            KNOCKING.iter().any(|c| marks[place(*c)] <= self.knock_out).then_some(self.knocked);
        // The words stand in the order from go down, so the lowest is the largest.
        knocked.into_iter().chain([self.at_best]).fold(suggested, VerdictWord::max)
    }

    /// With so many marks: the fewest steps, then the lowest marks, then the least beyond the line.
    fn better(&self, to: VerdictWord, count: usize) -> Vec<VerdictChange> {
        let mut best: Vec<(i64, i64, i64, [i64; MARKS])> = Vec::new();
        let mut raised = Raised { marks: self, to, count, best: &mut best };
        raised.from(0, self.now, 0);
        best.sort_by_key(|(steps, low, score, _)| (*steps, *low, *score));
        let Some((steps, low, score, _)) = best.first().copied() else { return Vec::new() };
        let most = if count == 1 { MARKS } else { 1 };
        let ways = best.iter().filter(|b| (b.0, b.1, b.2) == (steps, low, score)).take(most);
        ways.map(|(_, _, score, marks)| self.change(to, marks, *score, false)).collect()
    }

    /// The lowest marks to 0, until the verdict is worse.
    fn worse(&self, verdict: VerdictWord) -> Option<VerdictChange> {
        let mut order: Vec<usize> = (0..MARKS).collect();
        order.sort_by_key(|i| self.now[*i]);
        let mut marks = self.now;
        // A mark that knocks out is told by itself.
        for i in order.into_iter().filter(|i| !told(*i)) {
            while marks[i] > 0 {
                marks[i] -= 1;
                let now = self.verdict(&marks);
                if now > verdict {
                    return Some(self.change(now, &marks, self.score(&marks), false));
                }
            }
        }
        None
    }

    fn knocked_out(&self, verdict: VerdictWord) -> Vec<VerdictChange> {
        let mut found: Vec<VerdictChange> = KNOCKING
            .iter()
            .filter_map(|criterion| {
                let mut marks = self.now;
                let at = place(*criterion);
                marks[at] = self.knock_out.min(marks[at]);
                let now = self.verdict(&marks);
                let moved = marks[at] < self.now[at] && now > verdict;
                moved.then(|| self.change(now, &marks, self.score(&marks), true))
            })
            .collect();
        found.sort_by_key(|change| change.score);
        found
    }

    fn change(
        &self,
        to: VerdictWord,
        marks: &[i64; MARKS],
        score: i64,
        knock_out: bool,
    ) -> VerdictChange {
        let all = EvaluationCriterion::ALL.iter().zip(self.now.iter().zip(marks));
        let moved = all.filter(|(_, (from, to))| from != to);
        let moves = moved.map(|(c, (from, to))| MarkMove { criterion: *c, from: *from, to: *to });
        VerdictChange { to, moves: moves.collect(), score, knock_out }
    }
}

fn told(i: usize) -> bool {
    KNOCKING.iter().any(|c| place(*c) == i)
}

fn place(criterion: EvaluationCriterion) -> usize {
    criterion as usize
}

/// Tries every way to raise so many marks: 56 choices of three marks, at most 125 ways each.
struct Raised<'a> {
    marks: &'a Marks,
    to: VerdictWord,
    count: usize,
    best: &'a mut Vec<(i64, i64, i64, [i64; MARKS])>,
}

impl Raised<'_> {
    fn from(&mut self, first: usize, marks: [i64; MARKS], moved: usize) {
        if moved == self.count {
            if self.marks.verdict(&marks) <= self.to {
                let raised = marks.iter().zip(&self.marks.now);
                let steps = raised.clone().map(|(to, from)| to - from).sum();
                let low = raised.filter(|(to, from)| to != from).map(|(_, from)| from).sum();
                self.best.push((steps, low, self.marks.score(&marks), marks));
            }
            return;
        }
        debug_assert!(self.count <= MOST_MOVED);
        for at in first..MARKS {
            let mut marks = marks;
            while marks[at] < 5 {
                marks[at] += 1;
                self.from(at + 1, marks, moved + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    /// The marks in the playbook's order, and what else the deal has.
    fn ways(marks: [i64; 8], more: &str) -> Vec<String> {
        let mut lines = String::from("opportunities id=o\n");
        for (criterion, mark) in EvaluationCriterion::ALL.iter().zip(marks) {
            let word = criterion.word();
            lines += &format!("opportunities.evaluation criterion={word} score={mark}\n");
        }
        sample::ask(&format!("{lines}{more}"), |case| {
            let deal = case.open().next().expect("a purchase");
            let said = |c: VerdictChange| {
                let moves =
                    c.moves.iter().map(|m| format!("{} {}>{}", m.criterion.word(), m.from, m.to));
                let end = if c.knock_out { " out" } else { "" };
                let moves: Vec<String> = moves.collect();
                format!("{}: {} = {}{end}", c.to.word(), moves.join(" "), c.score)
            };
            verdict_changes(deal, case.world).into_iter().map(said).collect()
        })
    }

    #[test]
    fn the_drawing_of_the_verdict_holds() {
        let turbine = ways([4, 4, 2, 4, 2, 4, 3, 2], "");
        assert_eq!(
            turbine,
            [
                "go: relationship 2>4 sureness 2>3 = 70",
                "go: relationship 2>3 rival 2>3 sureness 2>3 = 70",
                "go: relationship 2>5 = 71",
                "go: rival 2>5 = 71",
                "no_go: relationship 2>0 rival 2>0 sureness 2>1 = 48",
                "no_go: credit 4>1 = 53 out",
                "no_go: capital 4>1 = 56 out",
            ]
        );
    }

    #[test]
    fn no_mark_lifts_a_deal_that_the_money_holds_down() {
        let deep = "rep cushion_limit=10; opportunities.costs amount=20 due=+5
            opportunities.payments amount=30 due=+9";
        let found = ways([4, 4, 2, 4, 2, 4, 3, 2], deep);
        assert!(found.iter().all(|way| way.starts_with("no_go")), "{found:?}");
        let all = ways([5, 5, 5, 5, 5, 5, 5, 5], "");
        assert!(all.iter().all(|way| !way.starts_with("go")), "{all:?}");
        assert_eq!(all[0], "conditional: technical 5>0 relationship 5>0 rival 5>3 = 69");
    }

    #[test]
    fn while_a_mark_is_missing_no_step_is_said() {
        let some = sample::ask(
            "opportunities id=o; opportunities.evaluation criterion=fit score=3",
            |case| verdict_changes(case.open().next().expect("a purchase"), case.world),
        );
        assert!(some.is_empty());
    }
}
