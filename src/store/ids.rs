//! Ids made by the program: recognisable, and unlike any other file's.

const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 13;

/// Makes ids from a seed that the caller takes from chance; the same seed makes the same ids.
#[derive(Clone, Debug)]
pub struct Ids(std::cell::Cell<u64>);

impl Ids {
    /// From a random number.
    pub fn seeded(seed: u64) -> Self {
        Self(std::cell::Cell::new(seed))
    }

    /// `x` and 13 letters: 64 bits, by splitmix64.
    pub fn make(&self) -> String {
        let bits = self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.0.set(bits);
        written(bits)
    }
}

/// The id that a record of one account gets in another that it goes into, where its own is taken there: always the
/// same, so that a later import of the old account knows it.
pub fn moved_id(account: &str, id: &str) -> String {
    let bytes = account.bytes().chain([0]).chain(id.bytes());
    written(bytes.fold(0xcbf2_9ce4_8422_2325, |bits, byte| {
        (bits ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    }))
}

fn written(mut bits: u64) -> String {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^= bits >> 31;
    std::iter::once('x')
        .chain((0..LENGTH).map(|i| char::from(LETTERS[(bits >> (5 * i)) as usize & 31])))
        .collect()
}

/// Was this id made by the program? Such ids are put aside where records are compared. docs/FILE.md.
pub fn is_made_id(id: &str) -> bool {
    id.strip_prefix('x')
        .is_some_and(|rest| rest.len() == LENGTH && rest.bytes().all(|b| LETTERS.contains(&b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_record_has_one_id_for_each_account_and_id() {
        assert!(is_made_id(&moved_id("b", "p")) && moved_id("b", "p") == moved_id("b", "p"));
        assert!(
            moved_id("b", "p") != moved_id("bp", "") && moved_id("b", "p") != moved_id("a", "p")
        );
    }

    #[test]
    fn made_ids_are_known_and_differ() {
        let ids = Ids::seeded(7);
        let made: std::collections::HashSet<String> = (0..10_000).map(|_| ids.make()).collect();
        assert_eq!(made.len(), 10_000);
        assert!(made.iter().all(|id| is_made_id(id)));
        assert!(!is_made_id("xiao") && !is_made_id("x0123456789abi") && !is_made_id("黄经理"));
    }
}
