//! What the first frame may cost.

use super::*;
