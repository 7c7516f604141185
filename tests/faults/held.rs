//! Which test holds which promise of docs/FAULTS.md: each is looked for among the tests when the page is made.

use std::fs;
use std::path::Path;

/// What may happen, and the tests that do it.
pub const HELD: &[(&str, &[&str])] = &[
    (
        "a book is moved, copied, or another is copied over it, open, closed or after a crash",
        &[
            "a_book_moved_while_it_is_open_takes_all_that_was_saved_with_it",
            "a_copy_of_an_open_idle_book_is_whole",
            "a_copy_put_over_a_crashed_book_is_the_copy_and_what_lay_beside_is_kept",
            "a_journal_of_another_file_is_not_brought_into_a_copy_put_over_it",
            "another_file_copied_over_the_open_one_is_told_and_stays_what_it_is",
            "a_book_that_was_half_written_anew_keeps_what_lies_beside_it",
            "a_book_moved_behind_a_link_while_it_is_open_has_all_that_was_saved",
            "what_lies_beside_an_open_book_is_emptied_in_place_and_the_book_stays_whole",
        ],
    ),
    (
        "the account that a window has the mark on, or a form is open on, is taken away by a command",
        &[
            "nothing_is_saved_into_the_account_that_has_the_mark_next",
            "a_person_line_opens_no_form_on_the_next_account",
            "a_line_of_the_log_waits_for_the_inbox",
            "a_key_means_nothing_where_its_account_is_gone",
            "a_new_account_is_saved_though_the_one_with_the_mark_is_gone",
        ],
    ),
    (
        "another file takes the place of an open book, or it is removed",
        &[
            "an_open_book_over_which_another_is_moved_is_kept_with_all_that_was_saved",
            "a_save_and_each_end_right_after_another_was_moved_over_the_book_keep_it",
            "after_a_kill_what_lay_beside_is_not_brought_into_the_book_that_was_moved_over_it",
            "a_book_that_has_all_of_the_open_one_is_moved_over_it_and_no_copy_is_kept",
            "an_open_book_that_is_removed_is_kept_and_doctor_says_how_it_comes_back",
            "a_book_behind_a_link_over_which_another_is_moved_has_all_that_was_saved",
            "a_book_into_which_others_saved_elsewhere_keeps_what_reads_of_what_was_saved_here",
            "two_windows_keep_all_that_each_of_them_sees",
            "where_there_is_no_room_for_a_copy_it_is_said_and_tried_again",
        ],
    ),
    (
        "what runs that were killed have left, and what only looks so",
        &[
            "the_next_command_takes_what_was_left_beside_the_book_and_among_its_copies",
            "what_only_looks_as_if_a_run_had_left_it_stays_and_doctor_names_it",
        ],
    ),
    (
        "text is written over a book or what lies beside it",
        &[
            "text_is_never_written_over_a_book_or_what_lies_beside_it",
            "no_copy_takes_a_name_that_belongs_to_a_book",
            "a_page_goes_where_a_link_leads_and_the_link_stays",
        ],
    ),
    (
        "a copy comes back: over anything, twice, killed on the way",
        &[
            "a_copy_comes_back_whatever_stands_in_its_place",
            "each_restore_keeps_what_it_replaces_and_gives_any_of_them_back",
            "a_restore_that_is_killed_loses_neither_the_book_nor_the_copy",
            "a_restore_among_writers_loses_nothing_that_was_saved",
            "a_restore_is_put_in_the_place_of_a_file_and_of_nothing_else",
            "no_book_has_a_name_that_is_of_a_part_of_another",
        ],
    ),
    (
        "a book has two names: a hard link, a link, what a killed restore left",
        &[
            "a_book_with_a_second_name_is_looked_at_and_nothing_is_said_to_be_saved",
            "a_link_and_its_book_are_one",
            "a_second_name_that_a_killed_restore_left_gets_a_file_of_its_own",
        ],
    ),
    (
        "copies in rotation",
        &[
            "a_copy_is_kept_each_day_before_an_import_and_before_a_large_undo",
            "a_copy_of_the_day_that_cannot_be_made_is_told",
            "a_book_in_a_folder_whose_name_is_no_text_has_its_copies_too",
        ],
    ),
    (
        "a page, an index, a letter is damaged; the file is cut off",
        &[
            "doctor_says_what_still_reads_saves_it_and_names_the_newest_copy",
            "a_damaged_index_is_made_anew",
            "one_damaged_letter_does_not_stop_the_other_accounts",
            "nothing_more_is_written_into_a_file_that_is_known_to_be_damaged",
            "of_a_book_that_was_cut_off_what_is_left_is_saved",
            "whichever_page_is_damaged_all_that_reads_is_saved",
            "an_account_that_cannot_be_read_keeps_its_name_and_all_that_belongs_to_it",
            "whichever_byte_of_the_beginning_is_damaged_the_book_comes_back",
        ],
    ),
    (
        "the disk or the file may only be read",
        &[
            "each_command_that_reads_answers_and_says_that_it_only_reads",
            "the_screens_open_to_look",
            "a_book_on_a_disk_that_is_only_read_opens_to_look_and_can_be_copied",
        ],
    ),
    (
        "the disk is full, files may not grow",
        &[
            "a_full_disk_says_so_and_keeps_what_it_has",
            "a_file_that_may_not_grow_says_so_and_keeps_what_it_has",
            "a_form_whose_draft_cannot_be_kept_does_not_close",
        ],
    ),
    ("a call of the system fails", &["whatever_call_fails_the_book_is_as_before_or_as_after"]),
    (
        "another program holds the file; two windows, a window and commands",
        &[
            "a_file_that_another_program_holds_freezes_no_key_and_says_who_holds_it",
            "one_writes_and_the_other_sees_it_and_can_write_after",
            "a_field_changed_by_another_window_is_shown_before_it_is_written_over",
            "nobody_is_saved_under_a_person_who_was_taken_away_meanwhile",
            "who_is_added_while_accounts_are_merged_is_in_one_of_them",
            "nobody_reports_to_who_is_taken_away_at_the_same_time",
        ],
    ),
    (
        "pastes without an end, a terminal of any size, one that cannot show screens",
        &[
            "ten_megabytes_of_short_lines_are_left_with_one_key",
            "a_paste_that_never_ends_is_left_with_one_key",
            "what_of_a_paste_does_not_go_into_a_line_is_said",
            "a_terminal_of_the_largest_size_there_is_is_drawn_on",
            "a_terminal_that_cannot_show_screens_is_told",
        ],
    ),
    (
        "a file of somebody else: triggers, views, tables, numbers beyond their range, another version",
        &[
            "what_is_built_into_a_file_is_refused_before_anything_runs",
            "what_is_forged_into_the_list_of_parts_is_refused_before_anything_runs",
            "a_colleagues_book_is_read_by_import_and_not_a_byte_of_it_changes",
            "numbers_beyond_their_range_hold_no_screen_up",
            "a_version_number_that_was_changed_is_put_right_and_a_counter_at_its_end_goes_on",
            "what_is_built_into_a_book_that_was_not_closed_is_left_there_and_its_records_come",
            "a_number_of_accounts_that_was_forged_is_told_and_nothing_is_counted_by_it",
        ],
    ),
    (
        "somebody is forgotten, and the program is killed while it does it",
        &[
            "no_byte_shows_them_where_the_texts_of_others_are_blanked",
            "in_whatever_letters_they_are_written_they_are_told_or_blanked",
            "words_that_only_look_like_the_name_stay",
            "while_another_program_reads_the_book_it_is_not_called_clean_and_is_finished_later",
            "no_id_of_them_stays_in_the_history_and_no_step_without_a_name",
            "copies_that_the_program_made_go_where_that_is_wanted_and_those_of_the_rep_stay",
            "killed_at_any_moment_it_is_done_or_not_begun",
            "what_is_nearly_a_name_is_listed_in_their_account_and_nowhere_else",
            "a_forgetting_that_finds_no_room_at_its_end_says_that_they_are_out",
        ],
    ),
    (
        "somebody is forgotten who was removed, merged, moved over or renamed before; copies of before",
        &[
            "a_removed_person_does_not_come_back_and_another_one_does",
            "who_went_with_their_account_does_not_come_back_with_it",
            "the_other_of_two_merged_people_does_not_come_back",
            "who_came_over_with_a_merged_account_is_not_in_the_one_that_went",
            "what_they_were_called_before_is_theirs_too_and_what_looks_like_it_is_not",
            "who_got_the_number_of_their_record_and_who_shares_a_name_stay_as_they_were",
            "what_a_kill_has_left_of_the_copies_goes_at_the_next_start_and_is_told",
            "backups_in_other_folders_are_named_there_or_not",
        ],
    ),
    (
        "somebody is forgotten while others make copies, read or take a step back; by a link to the book",
        &[
            "a_copy_that_is_made_while_somebody_is_forgotten_does_not_keep_them",
            "a_backup_that_is_made_while_somebody_is_forgotten_does_not_keep_them",
            "what_lies_beside_a_link_to_the_book_is_named_or_goes_as_what_lies_beside_the_book",
            "what_the_program_laid_beside_the_book_goes_and_what_is_the_reps_own_is_named",
            "who_reads_the_book_for_a_moment_is_waited_for_and_who_goes_on_is_named",
            "a_step_of_before_somebody_was_forgotten_is_asked_about_and_told",
        ],
    ),
    (
        "an account of thousands of people, a book of many accounts; work that takes long and is ended by a key",
        &[
            "the_screens_and_a_save_grow_with_the_people",
            "a_screen_over_all_accounts_holds_no_key_up",
            "a_long_undo_is_ended_by_esc_and_by_ctrl_c_and_nothing_was_changed",
        ],
    ),
    (
        "files that are nearly right: JSON, tables, cards, letters, keys",
        &["each_reader_takes_or_refuses_what_is_nearly_right", "as_a_file_every_case_is_refused"],
    ),
    (
        "an import that is large, hostile, or ended on its way",
        &[
            "an_import_that_is_ended_by_ctrl_c_leaves_nothing_and_a_whole_terminal",
            "an_import_takes_as_long_as_its_rows",
            "what_a_killed_export_has_left_goes_with_the_next_one_and_with_the_next_start",
            "what_no_list_has_is_refused_in_a_sentence_and_all_kinds_that_come_are_counted",
        ],
    ),
    (
        "sentences",
        &[
            "no_sentence_of_the_store_is_too_long",
            "no_command_says_more_than_a_sentence_of_what_is_wrong",
        ],
    ),
];

/// The rows of the page; a test that is not there any more is a fault of it.
pub fn rows() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let files = fs::read_dir(folder).unwrap().flatten();
    let code: String = files.filter_map(|file| fs::read_to_string(file.path()).ok()).collect();
    let mut rows = String::new();
    for (what, tests) in HELD {
        for test in *tests {
            assert!(code.contains(&format!("fn {test}()")), "{test} is no test of tests/faults");
        }
        let named: Vec<String> = tests.iter().map(|test| format!("`{test}`")).collect();
        rows += &format!("| {what} | {} |\n", named.join(", "));
    }
    rows
}
