"""Ex-ante appraisals: forms, panel, sheets, costs against benefits, report."""
