"""Ex-ante appraisal: who needs one, its points, its conclusion, costs against benefits."""
